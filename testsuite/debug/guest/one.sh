#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# One module with a small load: one.sh MODULE. The probe is armed and dtaprun ends as it should.
if ! dtaprun -o out -c mixed "$KO/$1.ko" 2>err; then
	echo "status $?"
	cat err
	exit 1
fi
grep -E 'cannot probe|mistake' err && exit 1
exit 0
