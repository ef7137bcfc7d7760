resource "random_pet" "suffix" {}

resource "aws_s3_bucket" "data" {
  bucket = "data-${random_pet.suffix.id}"
}
