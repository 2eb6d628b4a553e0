# shellcheck shell=sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Such names are refused to others than root, in each way in which a file gets one; other names are not.
chmod 777 .
echo 'work create 1000 aXXXb fine; work create 0 aXXXb' >both
trace 'sh both' XXX | uniq -c | sed 's/^ *//'
grep : said
