resource "aws_ecs_task_definition" "web" {
  family = "web"
  container_definitions = jsonencode([{
    name        = "web"
    image       = "nginx:1.27"
    memory      = 256
    essential   = true
    environment = [{ name = "API_KEY", value = "0123456789abcdef" }]
  }])
}
