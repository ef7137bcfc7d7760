resource "aws_db_parameter_group" "orders" {
  name   = "orders"
  family = "postgres16"
}

output "parameter_group" {
  value = aws_db_parameter_group.orders.name
}
