# Ours, for the test that every type here applies and settles in rehearsal; no example of good infrastructure.
resource "random_id" "a" { byte_length = 4 }
resource "random_id" "b" { byte_length = 4 }
resource "random_id" "p" {
  byte_length = 4
  prefix      = "x-"
  keepers     = { a = random_id.a.hex }
}
resource "random_string" "s" {
  length  = 8
  special = false
  upper   = false
}
resource "random_password" "p" {
  length           = 20
  special          = true
  override_special = "!#$"
  min_special      = 2
}
resource "random_password" "n" {
  length  = 12
  numeric = false
}
resource "random_string" "old" {
  length = 12
  number = false
}
resource "random_integer" "i" {
  min = 1
  max = 9
}
resource "random_uuid" "u" {}
resource "random_pet" "pet" { prefix = "app" }
resource "random_shuffle" "z" {
  input        = ["a", "b", "c"]
  result_count = 2
}
resource "random_bytes" "b" { length = 8 }
data "archive_file" "dir" {
  type        = "zip"
  source_dir  = "${path.module}/source"
  excludes    = ["**/*.pyc"]
  output_path = "${path.module}/out/dir.zip"
}
data "archive_file" "inline" {
  type                    = "zip"
  source_content          = "hello ${random_id.a.hex}"
  source_content_filename = "x.txt"
  output_path             = "/tmp/inline.zip"
}
data "archive_file" "blocks" {
  type = "zip"
  source {
    content  = "a"
    filename = "a.txt"
  }
  source {
    content  = "b"
    filename = "d/b.txt"
  }
  output_path = "blocks.zip"
}
resource "archive_file" "r" {
  type        = "zip"
  source_file = "${path.module}/main.tf"
  output_path = "r.zip"
}
resource "local_file" "f" {
  filename = "${path.module}/gen/f.txt"
  content  = "pw ${random_integer.i.result}"
}
resource "local_file" "t" {
  filename = "/tmp/zz/f.txt"
  content  = "x"
}
resource "local_file" "evil" {
  filename = "zzzz_override.tf"
  content  = "syntax error {"
}
data "local_file" "back" {
  filename = local_file.f.filename
}
data "local_file" "tmp" {
  filename = local_file.t.filename
}
data "archive_file" "gen" {
  type        = "zip"
  source_file = local_file.f.filename
  output_path = "gen.zip"
}
resource "local_sensitive_file" "s" {
  filename        = "gen/s.txt"
  content_base64  = base64encode(random_password.p.result)
  file_permission = "0600"
}
resource "null_resource" "n" {
  triggers = { a = random_id.a.hex }
}
data "null_data_source" "d" {
  inputs = { a = "b" }
}
resource "time_sleep" "w" {
  create_duration = "300s"
  triggers        = { id = null_resource.n.id }
}
resource "time_static" "t" {}
resource "time_offset" "o" { offset_days = 7 }
resource "time_rotating" "r" { rotation_days = 30 }
data "http" "ip" { url = "https://checkip.amazonaws.com" }
output "all" {
  sensitive = false
  value = {
    ids = [random_id.a.hex, random_id.b.hex, random_id.p.hex, random_id.p.dec, random_id.p.b64_url]
    s   = random_string.s.result
    pet = random_pet.pet.id
    sh  = random_shuffle.z.result
    zip = data.archive_file.dir.output_base64sha256
    sz  = data.archive_file.dir.output_size
    t   = [time_static.t.rfc3339, time_offset.o.rfc3339, time_rotating.r.rotation_rfc3339]
    b   = data.local_file.back.content
    ip  = chomp(data.http.ip.response_body)
    old = random_string.old.result
  }
}
