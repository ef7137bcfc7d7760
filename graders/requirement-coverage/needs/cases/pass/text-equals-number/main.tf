resource "aws_lambda_function" "processor" {
  function_name = "processor"
  role          = "arn:aws:iam::123456789012:role/processor"
  timeout       = "30"
}
