resource "aws_lambda_function" "processor" {
  function_name = "processor"
  role          = "arn:aws:iam::123456789012:role/processor"
  handler       = "index.handler"
  runtime       = "python3.12"
  filename      = var.package
}

variable "package" {
  type = string
}
