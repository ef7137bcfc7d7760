resource "aws_sqs_queue" "jobs" {
  name = "jobs"
  tags = local.common_tags
}
