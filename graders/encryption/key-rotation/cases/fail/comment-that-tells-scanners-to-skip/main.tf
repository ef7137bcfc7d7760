resource "aws_kms_key" "it" {
  description = "data"
  #checkov:skip=CKV_AWS_7:not needed here
  #trivy:ignore:AVD-AWS-0065
  enable_key_rotation = false # tfsec:ignore:*
}
