variable "environment" {
  type = string
