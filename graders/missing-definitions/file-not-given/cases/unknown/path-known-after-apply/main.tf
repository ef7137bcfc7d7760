resource "random_pet" "name" {}

output "text" {
  value = file("${path.module}/${random_pet.name.id}.txt")
}
