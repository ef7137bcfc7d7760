variable "settings" {
  type = map(string)
}

resource "aws_launch_template" "web" {
  user_data = base64encode(templatefile("${path.module}/user_data.sh", var.settings))
}
