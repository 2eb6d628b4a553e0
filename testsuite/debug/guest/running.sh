#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Which of the functions of a module run under the load of one.sh: running.sh MODULE. Each by its name, and how often.
for _ in 1 2; do
	dtaprun -q -o out -c mixed "$KO/$1.ko" 2>err || { cat err; exit 1; }
done
cat out
