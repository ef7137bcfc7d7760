locals {
  code = <<-EOT
    import os
    def handler(event, context):
        return os.environ
  EOT
}

output "text" {
  value = templatefile(local.code, {})
}
