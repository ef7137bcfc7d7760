# Processor

data "archive_file" "processor" {
  type        = "zip"
  source_file = "${path.module}/lambda/processor.py"
  output_path = "${path.module}/build/processor.zip"
}

resource "aws_cloudwatch_log_group" "processor" {
  name              = "/aws/lambda/${local.name}-processor"
  retention_in_days = var.log_retention_days
  kms_key_id        = aws_kms_key.main.arn
}

resource "aws_sqs_queue" "processor_dead_letters" {
  name                      = "${local.name}-processor-dead-letters"
  message_retention_seconds = 1209600
  kms_master_key_id         = aws_kms_key.main.arn
}

resource "aws_lambda_function" "processor" {
  function_name    = "${local.name}-processor"
  description      = "Stores the measurements of a checked file in the database"
  role             = aws_iam_role.processor.arn
  runtime          = var.lambda_runtime
  architectures    = ["arm64"]
  handler          = "processor.handler"
  filename         = data.archive_file.processor.output_path
  source_code_hash = data.archive_file.processor.output_base64sha256
  memory_size      = 512
  timeout          = 120
  kms_key_arn      = aws_kms_key.main.arn

  vpc_config {
    subnet_ids         = aws_subnet.private[*].id
    security_group_ids = [aws_security_group.functions.id]
  }

  environment {
    variables = {
      DATA_BUCKET         = aws_s3_bucket.data.bucket
      DATABASE_SECRET_ARN = aws_secretsmanager_secret.database.arn
      LOG_LEVEL           = "INFO"
    }
  }

  dead_letter_config {
    target_arn = aws_sqs_queue.processor_dead_letters.arn
  }

  tracing_config {
    mode = "Active"
  }

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.processor.name
  }

  depends_on = [aws_iam_role_policy.processor]
}

# Validator

data "archive_file" "validator" {
  type        = "zip"
  source_file = "${path.module}/lambda/validator.py"
  output_path = "${path.module}/build/validator.zip"
}

resource "aws_cloudwatch_log_group" "validator" {
  name              = "/aws/lambda/${local.name}-validator"
  retention_in_days = var.log_retention_days
  kms_key_id        = aws_kms_key.main.arn
}

resource "aws_sqs_queue" "validator_dead_letters" {
  name                      = "${local.name}-validator-dead-letters"
  message_retention_seconds = 1209600
  kms_master_key_id         = aws_kms_key.main.arn
}

resource "aws_lambda_function" "validator" {
  function_name    = "${local.name}-validator"
  description      = "Checks a new file and hands it over to the processor"
  role             = aws_iam_role.validator.arn
  runtime          = var.lambda_runtime
  architectures    = ["arm64"]
  handler          = "validator.handler"
  filename         = data.archive_file.validator.output_path
  source_code_hash = data.archive_file.validator.output_base64sha256
  memory_size      = 256
  timeout          = 60
  kms_key_arn      = aws_kms_key.main.arn

  vpc_config {
    subnet_ids         = aws_subnet.private[*].id
    security_group_ids = [aws_security_group.functions.id]
  }

  environment {
    variables = {
      DATA_BUCKET        = aws_s3_bucket.data.bucket
      PROCESSOR_FUNCTION = aws_lambda_function.processor.function_name
      LOG_LEVEL          = "INFO"
    }
  }

  dead_letter_config {
    target_arn = aws_sqs_queue.validator_dead_letters.arn
  }

  tracing_config {
    mode = "Active"
  }

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.validator.name
  }

  depends_on = [aws_iam_role_policy.validator]
}

resource "aws_lambda_permission" "validator_from_data_bucket" {
  statement_id   = "DataBucketStartsValidator"
  action         = "lambda:InvokeFunction"
  function_name  = aws_lambda_function.validator.function_name
  principal      = "s3.amazonaws.com"
  source_arn     = aws_s3_bucket.data.arn
  source_account = local.account_id
}
