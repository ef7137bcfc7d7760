variable "tags" {
  type    = map(string)
  default = {}
}

resource "aws_sqs_queue" "jobs" {
  for_each = toset(["small", "large"])
  name     = "jobs-${each.key}"
  tags     = { for key, value in var.tags : key => value.name }

  lifecycle {
    ignore_changes = [tags.Owner]
  }
}

# aws_sqs_queue.mentioned_only is text in a comment.
moved {
  from = aws_sqs_queue.gone
  to   = aws_sqs_queue.jobs
}

output "text" {
  value = "aws_sqs_queue.quoted is text"
}

output "urls" {
  value = { for key, queue in aws_sqs_queue.jobs : key => queue.url }
}
