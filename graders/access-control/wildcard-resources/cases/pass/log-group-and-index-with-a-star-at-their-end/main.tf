resource "aws_iam_policy" "app" {
  name = "app"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = ["logs:PutLogEvents", "dynamodb:Query"]
      Resource = [
        "arn:aws:logs:us-east-1:123456789012:log-group:/app/web:*",
        "arn:aws:dynamodb:us-east-1:123456789012:table/orders/index/*",
      ]
    }]
  })
}
