resource "aws_lambda_function" "processor" {
  function_name = "processor"
  role          = "arn:aws:iam::123456789012:role/processor"
  handler       = "index.handler"
  runtime       = "python3.12"
  filename      = data.archive_file.processor.output_path
}

data "archive_file" "processor" {
  type        = "zip"
  output_path = "${path.module}/processor.zip"

  source {
    filename = "index.py"
    content  = "def handler(event, context): return event"
  }
}
