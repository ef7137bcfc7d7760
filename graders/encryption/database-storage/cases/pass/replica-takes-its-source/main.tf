resource "aws_db_instance" "replica" {
  identifier          = "replica"
  replicate_source_db = "main"
  instance_class      = "db.t4g.micro"
  skip_final_snapshot = true
}
