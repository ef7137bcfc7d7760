variable "prefix" {
  type    = string
  default = "data"
}
