#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A cache that cannot be written to: dtap says so, and takes a folder of the user's own.
export DTAP_CACHE=/proc/nosuch
spare=dtap-cache-$(id -u)
try()
{
	dtap -e "$@" -n BEGIN 2>&1 | sed "s/$spare/dtap-cache-UID/"
	find "$TMPDIR" -name "$spare" | sed "s/$spare/dtap-cache-UID/"
}

echo "- a folder"
try
echo "- quiet"
try -q
rm -r "${TMPDIR:?}/$spare"
echo "- not a folder"
: >"$TMPDIR/$spare"
try
rm "$TMPDIR/$spare"
