# A subscription such as aws_sns_topic_subscription belongs here.
resource "aws_sns_topic" "alerts" {
  name = "alerts"
}
