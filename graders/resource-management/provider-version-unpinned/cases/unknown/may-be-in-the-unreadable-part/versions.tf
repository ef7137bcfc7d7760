terraform {
  required_providers {
    aws = {
