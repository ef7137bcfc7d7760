resource "aws_iam_role" "processor" {
  name_prefix        = "secure-data-pipeline-processor-execution-"
  assume_role_policy = "{}"
}
