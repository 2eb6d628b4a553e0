# shellcheck shell=sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A hundred times a descriptor that is not one.
trace 'work calls 100' work
