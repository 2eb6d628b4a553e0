# shellcheck shell=sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A file that lives for 200 ms; one that was there before does not count.
touch old
echo 'work short-lived new 200; rm old' >both
trace 'sh both' | sed -E 's/ [2-9][0-9]{2}\.[0-9]* / 200.. /'
