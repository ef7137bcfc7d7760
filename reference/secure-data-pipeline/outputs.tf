output "vpc_id" {
  description = "Id of the VPC."
  value       = aws_vpc.main.id
}

output "public_subnet_ids" {
  description = "Ids of the public subnets, in the order of the zones."
  value       = aws_subnet.public[*].id
}

output "private_subnet_ids" {
  description = "Ids of the private subnets, in the order of the zones."
  value       = aws_subnet.private[*].id
}

output "database_subnet_ids" {
  description = "Ids of the database subnets, in the order of the zones."
  value       = aws_subnet.database[*].id
}

output "data_bucket_name" {
  description = "Name of the data bucket; partners' files go below incoming/."
  value       = aws_s3_bucket.data.bucket
}

output "processor_function_name" {
  description = "Name of the processor."
  value       = aws_lambda_function.processor.function_name
}

output "validator_function_name" {
  description = "Name of the validator."
  value       = aws_lambda_function.validator.function_name
}

output "database_endpoint" {
  description = "Host and port of the database."
  value       = aws_db_instance.main.endpoint
}

output "database_secret_arn" {
  description = "ARN of the secret that holds the connection to the database."
  value       = aws_secretsmanager_secret.database.arn
}

output "kms_key_arn" {
  description = "ARN of the key that encrypts the environment."
  value       = aws_kms_key.main.arn
}

output "alerts_topic_arn" {
  description = "ARN of the topic that alarms are sent to."
  value       = aws_sns_topic.alerts.arn
}
