resource "aws_s3_bucket" "data" {
  bucket = "Data_Pipeline"
}
