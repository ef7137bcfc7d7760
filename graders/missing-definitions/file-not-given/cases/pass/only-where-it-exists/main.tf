output "motd" {
  value = fileexists("${path.module}/motd.txt") ? file("${path.module}/motd.txt") : "none"
}

output "note" {
  value = try(file("${path.module}/note.txt"), "none")
}
