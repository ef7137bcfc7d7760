resource "random_pet" "name" {}

resource "aws_sqs_queue" "a" {
  name = "jobs-${random_pet.name.id}"
}

resource "aws_sqs_queue" "b" {
  name = "jobs-${random_pet.name.id}"
}
