variable "db_password" {
  type      = string
  default   = "changeme123"
  sensitive = true
}
