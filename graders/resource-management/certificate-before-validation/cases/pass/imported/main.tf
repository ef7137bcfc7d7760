resource "tls_private_key" "site" {
  algorithm = "RSA"
}

resource "tls_self_signed_cert" "site" {
  private_key_pem       = tls_private_key.site.private_key_pem
  validity_period_hours = 720
  allowed_uses          = ["server_auth"]
}

resource "aws_acm_certificate" "site" {
  private_key      = tls_private_key.site.private_key_pem
  certificate_body = tls_self_signed_cert.site.cert_pem
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/main/50dc6c495c0c9188"
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = aws_acm_certificate.site.arn
  default_action {
    type = "fixed-response"
    fixed_response {
      content_type = "text/plain"
    }
  }
}
