variable "db_secret_name" {
  type    = string
  default = "prod/app/db"
}
