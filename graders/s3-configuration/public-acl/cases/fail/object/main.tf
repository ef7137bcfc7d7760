resource "aws_s3_object" "page" {
  bucket  = "site-123456789012"
  key     = "index.html"
  content = "hello"
  acl     = "public-read"
}
