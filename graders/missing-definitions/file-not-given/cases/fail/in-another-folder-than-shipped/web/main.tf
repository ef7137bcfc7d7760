resource "aws_launch_template" "web" {
  user_data = filebase64("${path.module}/user_data.sh")
}
