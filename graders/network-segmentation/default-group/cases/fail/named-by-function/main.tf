resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_lambda_function" "worker" {
  function_name = "orders-worker"
  role          = "arn:aws:iam::123456789012:role/worker"
  package_type  = "Image"
  image_uri     = "123456789012.dkr.ecr.us-east-1.amazonaws.com/worker:1"

  vpc_config {
    subnet_ids         = ["subnet-0aaaaaaaaaaaaaaaa"]
    security_group_ids = [aws_vpc.main.default_security_group_id]
  }
}
