variable "project" {
  type    = string
  default = "acme"
}

resource "aws_s3_bucket" "data" {
  bucket = "${var.project}-reports"
}
