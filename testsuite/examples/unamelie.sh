# shellcheck shell=sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The program of that name is told these names, another one the kernel's.
busybox uname -rn >before
echo 'uname -rn >seen; uname -s >>seen; busybox uname -rn >unseen' >both
trace 'sh both' uname 2.6.32-lie old.example.org
cat seen
cmp before unseen && echo "others know"
