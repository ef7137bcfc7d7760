output "zones" {
  value = [
