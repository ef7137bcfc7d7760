resource "aws_s3_bucket" "logs" {
  bucket_prefix = "logs-"
}

resource "aws_lb" "web" {
  name               = "web"
  load_balancer_type = "application"
  subnets            = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]

  access_logs {
    bucket  = aws_s3_bucket.logs.id
    enabled = false
  }
}
