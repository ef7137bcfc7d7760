#!/bin/sh
echo "${name}"
