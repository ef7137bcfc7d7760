variable "names" {
  type = set(string)
}

resource "aws_s3_bucket" "data" {
  for_each = var.names
  bucket   = each.key
}
