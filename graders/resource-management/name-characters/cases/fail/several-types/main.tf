resource "aws_db_instance" "main" {
  identifier     = "1st-database"
  instance_class = "db.t3.micro"
}

resource "aws_db_subnet_group" "main" {
  name       = "Database Subnets"
  subnet_ids = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
}

resource "aws_lambda_function" "processor" {
  function_name = "data.processor"
  role          = "arn:aws:iam::123456789012:role/processor"
}

resource "aws_kms_alias" "main" {
  name          = "pipeline"
  target_key_id = "1234abcd-12ab-34cd-56ef-1234567890ab"
}

resource "aws_security_group" "web" {
  name = "sg-web"
}
