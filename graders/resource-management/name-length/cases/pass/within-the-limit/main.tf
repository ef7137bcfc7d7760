resource "aws_lb" "web" {
  name    = "exactly-thirty-two-characters-ab"
  subnets = ["subnet-0123456789abcdef0"]
}
