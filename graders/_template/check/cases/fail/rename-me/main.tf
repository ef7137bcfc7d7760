# Terraform with the one fault that this check catches.
