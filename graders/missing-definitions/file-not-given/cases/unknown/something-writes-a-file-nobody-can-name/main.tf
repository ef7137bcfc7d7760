resource "random_pet" "name" {}

resource "local_file" "page" {
  filename = "${path.module}/${random_pet.name.id}.txt"
  content  = "hello"
}

output "text" {
  value = file("${path.module}/motd.txt")
}
