# shellcheck shell=sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A file of its own is synced twice, then all of them.
trace 'work sync data' work | sed 's/ [0-9]*\.[0-9]* / MS /'
