provider "aws" {
  alias =
