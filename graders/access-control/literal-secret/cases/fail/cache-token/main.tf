resource "aws_elasticache_replication_group" "cache" {
  replication_group_id       = "cache"
  description                = "cache"
  node_type                  = "cache.t4g.micro"
  transit_encryption_enabled = true
  auth_token                 = "correct-horse-battery-staple"
}
