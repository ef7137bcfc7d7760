variable "region" {
  type = string
}

variable "zone" {
  description = ""
  type        = string
}
