resource "aws_kms_key" "it" {
  description         = "data"
  enable_key_rotation = true
}
