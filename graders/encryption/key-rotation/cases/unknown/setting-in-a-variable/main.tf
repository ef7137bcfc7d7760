variable "rotate" {
  type = bool
}

resource "aws_kms_key" "it" {
  description         = "data"
  enable_key_rotation = var.rotate
}
