module "queue" {
  source = "./queue"
}

output "url" {
  value = module.queue.url
}
