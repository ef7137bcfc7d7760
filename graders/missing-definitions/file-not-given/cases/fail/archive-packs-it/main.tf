data "archive_file" "processor" {
  type        = "zip"
  source_dir  = "${path.module}/lambda"
  output_path = "${path.module}/processor.zip"
}

data "archive_file" "validator" {
  type        = "zip"
  source_file = "${path.module}/validator.py"
  output_path = "${path.module}/validator.zip"
}
