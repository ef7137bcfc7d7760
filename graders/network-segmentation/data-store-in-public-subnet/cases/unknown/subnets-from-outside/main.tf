data "aws_subnets" "all" {
  filter {
    name   = "tag:tier"
    values = ["database"]
  }
}

resource "aws_db_subnet_group" "orders" {
  name       = "orders"
  subnet_ids = data.aws_subnets.all.ids
}
