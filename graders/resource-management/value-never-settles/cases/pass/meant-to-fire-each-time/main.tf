resource "null_resource" "always" {
  triggers = { now = timestamp() }
}

output "now" {
  value = timestamp()
}
