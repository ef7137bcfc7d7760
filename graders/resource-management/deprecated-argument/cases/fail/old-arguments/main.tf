resource "aws_eip" "nat" {
  vpc = true
}

resource "aws_iam_role" "processor" {
  name                = "processor"
  assume_role_policy  = "{}"
  managed_policy_arns = []

  inline_policy {
    name   = "read"
    policy = "{}"
  }
}

resource "aws_s3_bucket_object" "page" {
  bucket  = "site"
  key     = "index.html"
  content = "hello"
}
