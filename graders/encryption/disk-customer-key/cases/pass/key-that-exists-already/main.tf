resource "aws_instance" "web" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"

  root_block_device {
    encrypted  = true
    kms_key_id = "arn:aws:kms:us-east-1:123456789012:key/11112222-3333-4444-5555-666677778888"
  }
}
