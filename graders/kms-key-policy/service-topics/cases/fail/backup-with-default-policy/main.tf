resource "aws_kms_key" "it" {
  description         = "messages"
  enable_key_rotation = true
}

resource "aws_sns_topic" "events" {
  name              = "events"
  kms_master_key_id = aws_kms_key.it.arn
}

resource "aws_backup_vault" "main" {
  name = "main"
}

resource "aws_backup_vault_notifications" "main" {
  backup_vault_name   = aws_backup_vault.main.name
  sns_topic_arn       = aws_sns_topic.events.arn
  backup_vault_events = ["BACKUP_JOB_COMPLETED"]
}
