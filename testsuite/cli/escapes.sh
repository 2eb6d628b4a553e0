#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# No message carries a control character to the terminal, whatever name is in it; there is none but the
# newline in all that this prints.
esc=$(printf '\033[31m') csi=$(printf '\302\2332J')
try()
{
	"$@" 2>&1 | LC_ALL=C tr '\000-\010\013-\037\177' '\001' | LC_ALL=C sed "s/$(printf '\001')/!!!/g; s/$csi/!!!/g" |
		grep -v '^ \|^\(.*dtaprun\|usage\)[: ].*OPTION\|^Load' | grep . | sed "s/$(uname -r)/HERE/"
}
run=${DTAP%dtap}dtaprun

printf 'BEGIN { x%sy = nosuch; trace("%s"); }\n' "$esc" "$esc" >"s$esc.d"
try dtap -e -s "s$esc.d"
try dtap -e -s "none$esc.d"
try dtap -e -n "a$esc:::"
try dtap -e -n "BEGIN { z\$$esc; }"
try dtap -e -x "no$esc" -n BEGIN
try dtap -e -x "bufsize=$csi" -n BEGIN
try dtap -e -p "$esc" -n BEGIN
try dtap -e -L "lib$esc" -n BEGIN
try dtap --keep="no$esc/where" --build o.ko -n BEGIN
try dtap --build "no$esc/o.ko" -n BEGIN
try "$DTAP" --kernel "9$esc" -e -n BEGIN
try "$DTAP" "--opt$esc" | sed 's/^[^:]*: //; 1q'
try "$DTAP" info "file$esc"
printf 'text\n' >"t$esc"
try "$DTAP" info "t$esc"
DTAP_CACHE="/proc/c$esc" try dtap -e -n BEGIN | sed 's/;.*//'
rm -r "${TMPDIR:?}"/dtap-cache-*
TMPDIR="/proc/t$esc" try dtap --build o.ko -n BEGIN
DTRACE_OPT_NOSUCH="$esc" try dtap -e -n BEGIN
try "$run" "file$esc"
try "$run" "t$esc"
dtap --build o.ko -n BEGIN
try "$run" -x "no$esc" o.ko
try "$run" -o "no$esc/out" o.ko
try "$run" "--opt$esc" | sed 's/^[^:]*: //; 1q'
