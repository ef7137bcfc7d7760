resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"

  lifecycle {
    postcondition {
      condition     = self.enable_dns_support
      error_message = "DNS support must be on."
    }
  }
}

output "vpc_id" {
  value = aws_vpc.main.id
}
