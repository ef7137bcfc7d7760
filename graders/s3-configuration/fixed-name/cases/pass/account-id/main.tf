data "aws_caller_identity" "me" {}

resource "aws_s3_bucket" "data" {
  bucket = "data-${data.aws_caller_identity.me.account_id}"
}
