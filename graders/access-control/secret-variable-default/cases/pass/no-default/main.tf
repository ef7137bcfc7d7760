variable "db_password" {
  type      = string
  sensitive = true
}

variable "api_key" {
  type    = string
  default = null
}
