#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# #pragma error refuses the program with its text, which begins after the word (Pragmas; D_PRAGERR).
printf '#pragma error \t this is no good /* today */\nBEGIN { exit(0); }\n' >error.d
printf '#pragma error\nBEGIN { exit(0); }\n' >bare.d
for script in error.d bare.d; do
	dtap -e -s "$script"
	echo "status $?"
done
