variable "region" {
  description = "Region of everything."
  type        = string
  default     = "us-east-1"
}
