module "network" {
  source     = "./network"
  count      = 1
  cidr       = "10.0.0.0/16"
  depends_on = [aws_sqs_queue.jobs]
}

resource "aws_sqs_queue" "jobs" {
  name = "jobs"
}
