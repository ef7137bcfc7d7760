variable "function_name" {
  type = string
}

resource "aws_lambda_permission" "bucket" {
  function_name = var.function_name
  action        = "lambda:InvokeFunction"
  principal     = "s3.amazonaws.com"
}
