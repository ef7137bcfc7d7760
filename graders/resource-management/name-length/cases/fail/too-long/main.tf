resource "aws_lb" "web" {
  name    = "secure-data-pipeline-production-load-balancer"
  subnets = ["subnet-0123456789abcdef0"]
}
