resource "aws_db_instance" "main" {
  identifier                  = "main"
  engine                      = "postgres"
  instance_class              = "db.t4g.micro"
  allocated_storage           = 20
  username                    = "app"
  manage_master_user_password = true
  skip_final_snapshot         = true
  storage_encrypted           = true
  kms_key_id                  = "arn:aws:kms:us-east-1:123456789012:key/11112222-3333-4444-5555-666677778888"
}
