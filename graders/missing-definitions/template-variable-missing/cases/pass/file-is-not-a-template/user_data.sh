#!/bin/sh
# $${SHELL_VARIABLE} and $(date) belong to the shell.
for item in 1 2; do echo "$item"; done
%{ for port in ports ~}
open ${port}
%{ endfor ~}
echo ${name} ${upper(name)} ${settings.level}
