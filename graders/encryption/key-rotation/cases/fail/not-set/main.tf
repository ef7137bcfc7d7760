resource "aws_kms_key" "it" {
  description = "data"
}
