resource "aws_efs_file_system" "shared" {
  creation_token = "shared"
  encrypted      = true
  kms_key_id     = "arn:aws:kms:us-east-1:123456789012:key/11112222-3333-4444-5555-666677778888"
}
