# shellcheck shell=sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Two threads and a child.
trace 'work threads 2' work >output
without_times <output | sed -E "s/ process $(sed -n 2p said)\$/ process CHILD/; s/ thread [0-9]+\$/ thread ID/"
