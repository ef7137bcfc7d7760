resource "aws_config_conformance_pack" "baseline" {
  name            = "baseline"
  template_s3_uri = "s3://packs-123456789012/baseline.yaml"
}
