# shellcheck shell=sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Three signals that a child catches, one that ends it, and what the parent is told then, which it ignores.
trace 'work signals 3' | sed -n '1p; / work work /p' | LC_ALL=C sort
