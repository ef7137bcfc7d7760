output "text" {
  value = templatefile("${path.module}/hello.tftpl", { name = "world" })
}
