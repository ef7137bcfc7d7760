resource "aws_lambda_permission" "call" {
  action         = "lambda:InvokeFunction"
  function_name  = "fn"
  principal      = "s3.amazonaws.com"
  source_account = "123456789012"
}
