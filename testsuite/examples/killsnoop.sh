# shellcheck shell=sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Two signals that a child catches, one that ends it, and one when it is not there any more (ESRCH).
trace 'work signals 2' work >output
without_times <output | sed "s/ $(sed -n 2p said) / CHILD /"
