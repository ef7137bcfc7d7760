output "text" {
  value = <<-EOT
    def handler(event, context):
        return event
  EOT
}
