variable "instance_class" {
  type = string
}

resource "aws_db_instance" "orders" {
  engine                       = "mysql"
  instance_class               = var.instance_class
  allocated_storage            = 20
  username                     = "app"
  manage_master_user_password  = true
  performance_insights_enabled = true
  skip_final_snapshot          = true
}
