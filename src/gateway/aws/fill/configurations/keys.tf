# Ours, for the test that every type here applies and settles in rehearsal; no example of good infrastructure.
resource "tls_private_key" "rsa" {
  algorithm = "RSA"
  rsa_bits  = 2048
}
resource "tls_private_key" "rsa2" { algorithm = "RSA" }
resource "tls_private_key" "ec" {
  algorithm   = "ECDSA"
  ecdsa_curve = "P384"
}
resource "tls_private_key" "ec224" { algorithm = "ECDSA" }
resource "tls_private_key" "ec521" {
  algorithm   = "ECDSA"
  ecdsa_curve = "P521"
}
resource "tls_private_key" "ed" { algorithm = "ED25519" }
resource "tls_self_signed_cert" "ca" {
  private_key_pem       = tls_private_key.rsa.private_key_pem
  is_ca_certificate     = true
  set_subject_key_id    = true
  set_authority_key_id  = true
  validity_period_hours = 8760
  allowed_uses          = ["cert_signing", "crl_signing", "digital_signature"]
  subject {
    common_name  = "ca.example.com"
    organization = "Org"
    country      = "US"
  }
}
resource "tls_cert_request" "r" {
  private_key_pem = tls_private_key.ec.private_key_pem
  dns_names       = ["a.example.com", "b.example.com"]
  ip_addresses    = ["10.0.0.1", "::1"]
  subject {
    common_name = "a.example.com"
  }
}
resource "tls_locally_signed_cert" "l" {
  cert_request_pem      = tls_cert_request.r.cert_request_pem
  ca_private_key_pem    = tls_private_key.rsa.private_key_pem
  ca_cert_pem           = tls_self_signed_cert.ca.cert_pem
  validity_period_hours = 12
  allowed_uses          = ["key_encipherment", "digital_signature", "server_auth"]
}
resource "tls_self_signed_cert" "ed" {
  private_key_pem       = tls_private_key.ed.private_key_pem
  validity_period_hours = 12
  allowed_uses          = ["key_encipherment", "server_auth"]
  dns_names             = ["x.example.com"]
}
data "tls_certificate" "u" { url = "https://oidc.eks.us-east-1.amazonaws.com/id/X" }
data "tls_certificate" "c" { content = tls_self_signed_cert.ca.cert_pem }
data "tls_public_key" "p" { private_key_pem = tls_private_key.ec.private_key_pem }
data "tls_public_key" "o" { private_key_openssh = tls_private_key.ed.private_key_openssh }
data "tls_public_key" "o2" { private_key_openssh = tls_private_key.rsa2.private_key_openssh }
data "tls_public_key" "o3" { private_key_openssh = tls_private_key.ec.private_key_openssh }
locals {
  same = [data.tls_public_key.o.public_key_openssh == tls_private_key.ed.public_key_openssh, data.tls_public_key.o2.public_key_pem == tls_private_key.rsa2.public_key_pem, data.tls_public_key.o3.public_key_pem == tls_private_key.ec.public_key_pem]
}
resource "local_file" "all" {
  for_each        = { rsa = tls_private_key.rsa.private_key_pem, rsassh = tls_private_key.rsa.private_key_openssh, ecssh = tls_private_key.ec.private_key_openssh, edssh = tls_private_key.ed.private_key_openssh, ec521 = tls_private_key.ec521.private_key_openssh, ca = tls_self_signed_cert.ca.cert_pem, leaf = tls_locally_signed_cert.l.cert_pem, csr = tls_cert_request.r.cert_request_pem, ed = tls_self_signed_cert.ed.cert_pem }
  filename        = "o/${each.key}"
  content         = each.value
  file_permission = "0600"
}
output "x" { value = [local.same, data.tls_certificate.u.certificates[0].sha1_fingerprint, data.tls_certificate.c.certificates[0].subject, tls_private_key.ed.public_key_openssh, tls_private_key.rsa.public_key_fingerprint_sha256] }
