variable "aws_region" {
  description = "Region everything is created in."
  type        = string
  default     = "us-east-1"

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.aws_region))
    error_message = "The region must look like us-east-1."
  }
}

variable "project" {
  description = "Project name: first part of every resource's name, and the tag Project."
  type        = string
  default     = "data-pipeline"

  validation {
    condition     = can(regex("^[a-z](-?[a-z0-9])*$", var.project)) && length(var.project) <= 20
    error_message = "The project name takes up to 20 small letters, digits and single hyphens, and starts with a letter."
  }
}

variable "environment" {
  description = "Environment name: second part of every resource's name, and the tag Environment."
  type        = string
  default     = "staging"

  validation {
    condition     = contains(["development", "staging"], var.environment)
    error_message = "The environment is development or staging; production needs protection against deletion."
  }
}

variable "owner" {
  description = "Team that answers for the pipeline: the tag Owner."
  type        = string
  default     = "data-platform"
}

variable "cost_center" {
  description = "Cost center that pays: the tag CostCenter."
  type        = string
  default     = "cc-4711"
}

variable "alert_email" {
  description = "Address that alarms and compliance reports are sent to. It has to confirm the subscription once."
  type        = string
  default     = "pipeline-alerts@example.com"

  validation {
    condition     = can(regex("^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$", var.alert_email))
    error_message = "The alert address must be an e-mail address."
  }
}

variable "vpc_cidr" {
  description = "Address range of the VPC; each subnet takes a sixteenth of it."
  type        = string
  default     = "10.40.0.0/16"

  validation {
    condition     = can(cidrsubnet(var.vpc_cidr, 4, 15)) && try(tonumber(split("/", var.vpc_cidr)[1]) <= 20, false)
    error_message = "The range must be an IPv4 block of /20 or larger, such as 10.40.0.0/16."
  }
}

variable "zone_count" {
  description = "Number of availability zones."
  type        = number
  default     = 3

  validation {
    condition     = var.zone_count >= 2 && var.zone_count <= 4
    error_message = "Two to four zones: a Multi-AZ database needs two."
  }
}

variable "lambda_runtime" {
  description = "Python runtime of both functions."
  type        = string
  default     = "python3.13"

  validation {
    condition     = contains(["python3.12", "python3.13"], var.lambda_runtime)
    error_message = "The runtime must be python3.12 or python3.13."
  }
}

variable "db_instance_class" {
  description = "Instance class of the database."
  type        = string
  default     = "db.t4g.medium"

  validation {
    condition     = startswith(var.db_instance_class, "db.")
    error_message = "An instance class of RDS starts with \"db.\"."
  }
}

variable "db_name" {
  description = "Name of the database inside the instance."
  type        = string
  default     = "measurements"

  validation {
    condition     = can(regex("^[a-z][a-z0-9_]{0,62}$", var.db_name))
    error_message = "The name takes up to 63 small letters, digits and underscores, and starts with a letter."
  }
}

variable "db_username" {
  description = "Master user of the database."
  type        = string
  default     = "pipeline_owner"

  validation {
    condition     = !contains(["admin", "administrator", "postgres", "rdsadmin", "root", "user"], var.db_username)
    error_message = "RDS reserves this name, or everybody guesses it; choose another."
  }
}

variable "db_allocated_storage" {
  description = "Storage of the database in GiB; it grows by itself up to five times that."
  type        = number
  default     = 50

  validation {
    condition     = var.db_allocated_storage >= 20 && var.db_allocated_storage <= 1000
    error_message = "Between 20 and 1000 GiB."
  }
}

variable "db_backup_retention_days" {
  description = "Days that automated backups of the database are kept."
  type        = number
  default     = 14

  validation {
    condition     = var.db_backup_retention_days >= 14 && var.db_backup_retention_days <= 35
    error_message = "Between 14, which our rules ask for, and 35, which RDS allows."
  }
}

variable "log_retention_days" {
  description = "Days that log groups are kept."
  type        = number
  default     = 90

  validation {
    condition     = contains([90, 120, 150, 180, 365, 400, 545, 731], var.log_retention_days)
    error_message = "At least 90, and one of the retention periods that CloudWatch Logs knows."
  }
}
