module "network" {
  source = "./network"
}

resource "aws_instance" "web" {
  ami                    = "ami-0abcdef1234567890"
  instance_type          = "t3.micro"
  subnet_id              = "subnet-0aaa1111bbb22222a"
  vpc_security_group_ids = [module.network.web_group]
}
