#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The unit that doc/ has as an example is one that systemd takes, where there is systemd.
sed "s,/usr/bin/dtaprun,$DTAPRUN," "$CASES/../../doc/dtap@.service" >dtap@x.service
if command -v systemd-analyze >/dev/null; then
	systemd-analyze verify --man=no ./dtap@x.service
	echo "status $?"
else
	# There is no systemd here: what of the unit can be read without it.
	grep -c '^ExecStart=.*/dtaprun -o .* /etc/dtap/%i.ko' dtap@x.service >/dev/null &&
		grep -q '^Type=notify$' dtap@x.service
	echo "status $?"
fi
