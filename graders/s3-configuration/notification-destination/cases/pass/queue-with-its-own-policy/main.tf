resource "aws_s3_bucket" "data" {
  bucket_prefix = "data-"
}

resource "aws_sqs_queue" "uploads" {
  name   = "uploads"
  policy = <<-EOT
    {
      "Version": "2012-10-17",
      "Statement": [{
        "Effect": "Allow",
        "Principal": { "Service": "s3.amazonaws.com" },
        "Action": "sqs:SendMessage",
        "Resource": "arn:aws:sqs:*:*:uploads",
        "Condition": { "ArnLike": { "aws:SourceArn": "${aws_s3_bucket.data.arn}" } }
      }]
    }
  EOT
}

resource "aws_s3_bucket_notification" "data" {
  bucket = aws_s3_bucket.data.id

  queue {
    queue_arn = aws_sqs_queue.uploads.arn
    events    = ["s3:ObjectCreated:*"]
  }
}
