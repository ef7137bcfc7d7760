resource "aws_ssm_parameter" "where" {
  name  = "/app/secret_name"
  type  = "String"
  value = "prod/app/db"
}

locals {
  secret_name = "prod/app/db"
}
