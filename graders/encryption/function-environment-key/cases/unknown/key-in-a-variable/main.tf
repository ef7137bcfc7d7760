variable "key_arn" {
  type = string
}

resource "aws_lambda_function" "fn" {
  function_name = "fn"
  role          = "arn:aws:iam::123456789012:role/fn"
  package_type  = "Image"
  image_uri     = "123456789012.dkr.ecr.us-east-1.amazonaws.com/fn:1"
  kms_key_arn   = var.key_arn

  environment {
    variables = {
      STAGE = "prod"
    }
  }
}
