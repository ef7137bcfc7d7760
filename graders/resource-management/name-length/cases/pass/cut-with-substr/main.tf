resource "aws_lb_target_group" "web" {
  name     = substr("a-name-that-goes-on-for-longer-than-allowed", 0, 32)
  port     = 80
  protocol = "HTTP"
  vpc_id   = "vpc-0123456789abcdef0"
}
