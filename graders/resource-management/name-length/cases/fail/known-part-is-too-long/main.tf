resource "random_id" "suffix" {
  byte_length = 4
}

resource "aws_lb" "web" {
  name    = "secure-data-pipeline-production-x${random_id.suffix.hex}"
  subnets = ["subnet-0123456789abcdef0"]
}
