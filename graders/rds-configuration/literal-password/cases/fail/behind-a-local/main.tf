locals {
  credentials = { user = "app", password = "not-a-secret-any-more" }
}

resource "aws_rds_cluster" "orders" {
  engine              = "aurora-postgresql"
  master_username     = local.credentials.user
  master_password     = local.credentials.password
  skip_final_snapshot = true
}
