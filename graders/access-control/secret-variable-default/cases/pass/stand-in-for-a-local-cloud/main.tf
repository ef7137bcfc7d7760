variable "aws_secret_key" {
  type    = string
  default = "test"
}
