variable "project" {
  type    = string
  default = "secure-data-pipeline-production"
}

resource "aws_lb_target_group" "web" {
  name     = "${var.project}-targets"
  port     = 80
  protocol = "HTTP"
  vpc_id   = "vpc-0123456789abcdef0"
}
