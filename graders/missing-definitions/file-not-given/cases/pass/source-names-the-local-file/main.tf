resource "local_file" "processor" {
  filename = "${path.module}/build/index.py"
  content  = "def handler(event, context): return event"
}

data "archive_file" "processor" {
  type        = "zip"
  source_file = local_file.processor.filename
  output_path = "${path.module}/processor.zip"
}
