resource "aws_launch_template" "web" {
  user_data = base64encode(templatefile("${path.module}/user_data.sh", { name = "web" }))
}

data "archive_file" "processor" {
  type        = "zip"
  source_file = "${path.module}/lambda/index.py"
  output_path = "${path.module}/processor.zip"
}
