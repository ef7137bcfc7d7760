variable "principal" {
  type = string
}

resource "aws_lambda_permission" "call" {
  action        = "lambda:InvokeFunction"
  function_name = "fn"
  principal     = var.principal
}
