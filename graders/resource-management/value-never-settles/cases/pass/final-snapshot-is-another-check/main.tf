resource "aws_db_instance" "main" {
  instance_class            = "db.t3.micro"
  final_snapshot_identifier = "final-${formatdate("YYYYMMDD", timestamp())}"
}
