output "region" {
  description = "Region of everything."
  value       = "us-east-1"
}
