variable "snapshot_name" {
  type = string
}

resource "aws_db_instance" "this" {
  engine                      = "postgres"
  instance_class              = "db.t3.micro"
  allocated_storage           = 20
  username                    = "app"
  manage_master_user_password = true
  final_snapshot_identifier   = var.snapshot_name
}
