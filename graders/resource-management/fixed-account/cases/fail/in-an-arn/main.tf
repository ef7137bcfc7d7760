resource "aws_lambda_function" "processor" {
  function_name = "processor"
  role          = "arn:aws:iam::123456789012:role/processor"
  package_type  = "Image"
  image_uri     = "210987654321.dkr.ecr.us-east-1.amazonaws.com/processor:1"
}
