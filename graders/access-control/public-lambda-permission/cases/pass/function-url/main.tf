resource "aws_lambda_permission" "call" {
  action                 = "lambda:InvokeFunctionUrl"
  function_name          = "fn"
  principal              = "*"
  function_url_auth_type = "AWS_IAM"
}
