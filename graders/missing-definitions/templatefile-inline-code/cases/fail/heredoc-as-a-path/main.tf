resource "local_file" "processor" {
  filename = "${path.module}/index.py"
  content = templatefile(<<-EOT
    def handler(event, context):
        return "data"
  EOT
  , { bucket = "data" })
}
