resource "aws_iam_role" "processor" {
  name               = "pipeline"
  assume_role_policy = "{}"
}

resource "aws_iam_role" "validator" {
  name               = "pipeline"
  assume_role_policy = "{}"
}
