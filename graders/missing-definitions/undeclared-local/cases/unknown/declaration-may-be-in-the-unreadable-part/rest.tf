locals {
  common_tags = {
