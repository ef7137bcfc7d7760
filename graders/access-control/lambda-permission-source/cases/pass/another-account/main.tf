resource "aws_lambda_permission" "call" {
  action        = "lambda:InvokeFunction"
  function_name = "fn"
  principal     = "123456789012"
}
