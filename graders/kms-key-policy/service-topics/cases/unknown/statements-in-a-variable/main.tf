variable "statements" {
  type = list(any)
}

resource "aws_kms_key" "it" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = var.statements
  })
}

resource "aws_sns_topic" "events" {
  name              = "events"
  kms_master_key_id = aws_kms_key.it.arn
}

resource "aws_db_event_subscription" "failures" {
  name             = "failures"
  sns_topic        = aws_sns_topic.events.arn
  source_type      = "db-instance"
  event_categories = ["failure"]
}
