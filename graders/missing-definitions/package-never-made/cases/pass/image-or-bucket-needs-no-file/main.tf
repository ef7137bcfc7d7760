resource "aws_lambda_function" "image" {
  function_name = "image"
  role          = "arn:aws:iam::123456789012:role/image"
  package_type  = "Image"
  image_uri     = "123456789012.dkr.ecr.us-east-1.amazonaws.com/image:1"
}

resource "aws_lambda_function" "stored" {
  function_name = "stored"
  role          = "arn:aws:iam::123456789012:role/stored"
  handler       = "index.handler"
  runtime       = "python3.12"
  s3_bucket     = "packages"
  s3_key        = "stored.zip"
}
