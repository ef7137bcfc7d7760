# Terraform where the value is known only after apply.
