#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# pcap() writes a capture file to -o or to freopen()'s file, of at most pcapsize bytes of each packet, and text goes
# to standard output; the file is added to by the next run, if its packets are of that kind. Without a file, and in
# structured output, packets are shown as bytes (Actions). tcpdump reads the files, outside of the guest.
# modules: m_capture m_capture_ether m_capture_kinds
# limit: 60
started=$(date +%s)
dtaprun -o packets -c 'datagram 9000 6' "$KO/m_capture.ko"
dtaprun -o packets -c 'datagram 9000 60' "$KO/m_capture.ko"
seconds=$(od -An -tu4 -j24 -N4 packets)
[ "$seconds" -ge "$started" ] && [ "$seconds" -le "$(date +%s)" ] && echo "at that time"
dtaprun -o packets -c 'datagram 9000 6' "$KO/m_capture_ether.ko" 2>&1
echo "status $?"
dtaprun -o cut -x pcapsize=29 -c 'datagram 9000 6' "$KO/m_capture.ko"
dtaprun -c 'datagram 9000 6' "$KO/m_capture_kinds.ko" 2>&1
wc -c packets cut reopened
for file in packets cut reopened; do
	echo "@$file"
	base64 $file
	echo "@end"
done
dtaprun -c 'datagram 9000 6' "$KO/m_capture.ko" 2>&1 | sed 's/^\( *[0-9]*: 45 00 00 22\) .*/\1/; /^ *[1-9]/d'
dtaprun -x format=jsonl -c 'datagram 9000 6' "$KO/m_capture.ko" | grep -c '"action":"pcap","bytes":"45000022'
