resource "aws_s3_bucket" "data" {
  bucket_prefix = "data-"
}

resource "aws_sns_topic" "uploads" {
  name = "uploads"
}

resource "aws_s3_bucket_notification" "data" {
  bucket = aws_s3_bucket.data.id

  topic {
    topic_arn = aws_sns_topic.uploads.arn
    events    = ["s3:ObjectCreated:*"]
  }
}
