variable "suffix" {
  type = string
}

resource "aws_redshift_cluster" "dw" {
  cluster_identifier  = "dw"
  node_type           = "ra3.large"
  master_username     = "dwadmin"
  master_password     = "Warehouse1-${var.suffix}"
  skip_final_snapshot = true
}
