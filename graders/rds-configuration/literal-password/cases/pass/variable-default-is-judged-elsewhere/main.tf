variable "db_password" {
  type      = string
  sensitive = true
  default   = "not-a-secret-any-more"
}

resource "aws_rds_cluster" "orders" {
  engine              = "aurora-postgresql"
  master_username     = "app"
  master_password     = var.db_password
  skip_final_snapshot = true
}
