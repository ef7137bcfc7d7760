output "text" {
  value = file("${path.module}/user_data.sh")
}
