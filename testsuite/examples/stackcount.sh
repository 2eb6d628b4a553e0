# shellcheck shell=sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Three files that a program makes and removes: all by one way.
# build: vfs_unlink
echo 'for n in 1 2 3; do work short-lived file 1; done' >thrice
trace 'sh thrice' | sed -n '1p; s/+0x.*//; 2,3p; $p'
