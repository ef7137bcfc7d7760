locals {
  settings = yamldecode(file("${path.module}/settings.yaml"))
}

resource "aws_s3_bucket" "data" {
  bucket = local.settings.bucket
}
