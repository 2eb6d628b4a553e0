# shellcheck shell=sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Opens five files: two are there, one after the other gets descriptor 3; the others are not (ENOENT), or are a
# folder's that is a file (ENOTDIR).
touch first second
trace 'work open first /no/such second missing first/third' work
