resource "aws_s3_bucket" "data" {
  bucket = "data-${aws_iam_role.reader.name}"
}

resource "aws_iam_role" "reader" {
  name = "reader-${aws_s3_bucket.data.id}"

  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }]
  })
}
