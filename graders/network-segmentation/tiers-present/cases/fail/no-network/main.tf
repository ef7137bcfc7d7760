resource "aws_s3_bucket" "data" {
  bucket = "orders-data-20260101"
}
