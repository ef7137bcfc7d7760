provider "aws" {
  default_tags {
    tags = { Deployed = timestamp() }
  }
}
