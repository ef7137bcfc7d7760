# Terraform that is right, and that a careless check would refuse.
