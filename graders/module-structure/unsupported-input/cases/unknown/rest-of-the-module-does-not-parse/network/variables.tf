variable "az_count" {
  type =
