provider "aws" {
  region = "us-east-1"
}

variable "region" {
  type    = string
  default = "us-east-1"
}

resource "aws_dynamodb_table" "main" {
  name = "main"

  replica {
    region_name = "us-west-2"
  }
}
