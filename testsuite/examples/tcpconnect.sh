# shellcheck shell=sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Three connections to this host.
trace 'work tcp 8080 3 0' work
