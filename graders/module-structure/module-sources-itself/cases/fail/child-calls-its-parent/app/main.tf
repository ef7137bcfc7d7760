module "everything" {
  source = "../"
}
