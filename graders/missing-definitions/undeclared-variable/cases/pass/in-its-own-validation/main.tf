variable "environment" {
  type    = string
  default = "test"

  validation {
    condition     = contains(["test", "live"], var.environment)
    error_message = "The environment must be test or live."
  }
}
