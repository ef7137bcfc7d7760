resource "aws_lambda_function" "processor" {
  function_name = "processor"
  role          = "arn:aws:iam::123456789012:role/processor"
  handler       = "index.handler"
  runtime       = "python3.12"
  filename      = "${path.module}/processor.zip"
  depends_on    = [null_resource.zip]
}

resource "null_resource" "zip" {
  provisioner "local-exec" {
    command = "zip processor.zip index.py"
  }
}
