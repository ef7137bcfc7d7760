variable "tls" {
  type = string
}

resource "aws_api_gateway_domain_name" "api" {
  domain_name              = "api.example.com"
  regional_certificate_arn = "arn:aws:acm:us-east-1:123456789012:certificate/11112222-3333-4444-5555-666677778888"
  security_policy          = var.tls

  endpoint_configuration {
    types = ["REGIONAL"]
  }
}
