resource "aws_kms_key" "it" {
  for_each            = { logs = true, data = false }
  description         = each.key
  enable_key_rotation = each.value
}
