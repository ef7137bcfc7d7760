module "keys" {
  source = "./keys"
  region = "eu-west-1"
}

resource "aws_cloudwatch_log_group" "app" {
  name       = "/app/web"
  kms_key_id = module.keys.arn
}
