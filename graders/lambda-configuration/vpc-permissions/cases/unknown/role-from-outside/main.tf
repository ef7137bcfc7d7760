variable "role_arn" {
  type = string
}

data "archive_file" "code" {
  type        = "zip"
  output_path = "${path.module}/code.zip"

  source {
    filename = "index.py"
    content  = "def handler(event, context):\n    return event\n"
  }
}

resource "aws_lambda_function" "worker" {
  function_name = "orders-worker"
  role          = var.role_arn
  handler       = "index.handler"
  runtime       = "python3.13"
  filename      = data.archive_file.code.output_path

  vpc_config {
    subnet_ids         = ["subnet-0aaaaaaaaaaaaaaaa"]
    security_group_ids = ["sg-0aaaaaaaaaaaaaaaa"]
  }
}
