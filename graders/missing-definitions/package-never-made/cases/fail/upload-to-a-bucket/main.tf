resource "aws_s3_object" "page" {
  bucket = "site"
  key    = "index.html"
  source = "site/index.html"
}
