resource "aws_lambda_function" "fn" {
  function_name = "fn"
  role          = "arn:aws:iam::123456789012:role/fn"
  package_type  = "Image"
  image_uri     = "123456789012.dkr.ecr.us-east-1.amazonaws.com/fn:1"
  kms_key_arn   = "arn:aws:kms:us-east-1:123456789012:key/11112222-3333-4444-5555-666677778888"

  environment {
    variables = {
      STAGE = "prod"
    }
  }
}
