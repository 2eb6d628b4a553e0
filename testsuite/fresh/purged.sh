#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Purging the packages leaves nothing of them: files that no other package owns, alternatives, the cache.
export PATH="$PATH:/usr/sbin:/sbin"
dpkg --purge dtap dtap-doc dtap-runtime >/srv/try/log 2>&1 || cat /srv/try/log
dpkg-query -W 'dtap*' 2>/dev/null
update-alternatives --query dtrace >/srv/try/log 2>&1 && cat /srv/try/log
find / -xdev \( -path /srv -o -path /proc -o -path /sys -o -path /dev -o -path /var/cache/apt \) -prune -o \
	\( -name '*dtap*' -o -name '*dtrace*' \) -print |
	while read -r file; do
		dpkg -S "$file" >/srv/try/log 2>&1 || echo "$file"
	done
echo "nothing else is left"
