#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# zonename is "global", and in a container the name that its host has there (Built-in variables).
# modules: m_zonename
dtaprun -c 'getppid10000 1' "$KO/m_zonename.ko" 2>&1 | grep -v -e matched -e '^$'
echo 'echo box >/proc/sys/kernel/hostname; exec getppid10000 1' >script
dtaprun -c 'unshare -u sh script' "$KO/m_zonename.ko" 2>&1 | grep -v -e matched -e '^$'
