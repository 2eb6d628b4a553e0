# shellcheck shell=sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The program of that name sees the other number for ".", the same program by another name does not, and all else is
# as it was.
mkdir folder folder/sub
touch folder/file
cp "$(command -v work)" other
its=$(stat -c %i folder)
echo './other list folder >unseen; work list folder >seen' >both
trace 'sh both' work 4242
awk '$2 == "." { print $1 }' seen
awk '$2 == "." { print $1 }' unseen | sed "s/^$its\$/ITS/"
grep ' ' seen | grep -v ' \.$' >rest
grep ' ' unseen | grep -v ' \.$' | cmp - rest && echo "the rest is the same"
