variable "template" {
  type = string
}

output "text" {
  value = templatefile(var.template, {})
}
