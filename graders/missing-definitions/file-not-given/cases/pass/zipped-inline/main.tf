data "archive_file" "processor" {
  type        = "zip"
  output_path = "${path.module}/processor.zip"

  source {
    filename = "index.py"
    content  = "def handler(event, context): return event"
  }
}

output "hash" {
  value = filebase64sha256("${path.module}/processor.zip")
}
