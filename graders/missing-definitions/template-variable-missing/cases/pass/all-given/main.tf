resource "aws_launch_template" "web" {
  user_data = base64encode(templatefile("${path.module}/user_data.sh", {
    name     = "web"
    ports    = [80]
    settings = { level = "info" }
  }))
}
