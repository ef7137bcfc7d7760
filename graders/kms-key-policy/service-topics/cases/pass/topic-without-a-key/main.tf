resource "aws_sns_topic" "events" {
  name = "events"
}

resource "aws_db_event_subscription" "failures" {
  name             = "failures"
  sns_topic        = aws_sns_topic.events.arn
  source_type      = "db-instance"
  event_categories = ["failure"]
}
