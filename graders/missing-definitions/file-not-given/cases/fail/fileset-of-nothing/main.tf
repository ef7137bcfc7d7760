resource "aws_s3_object" "page" {
  for_each = fileset("${path.module}/site", "*.html")
  bucket   = "site"
  key      = each.value
  source   = "${path.module}/site/${each.value}"
}
