# shellcheck shell=sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The C library's stat() is newfstatat(2) of the current folder.
touch first
trace 'work stat first /no/such first/third' work
