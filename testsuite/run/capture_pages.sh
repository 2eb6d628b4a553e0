#!/bin/sh
# pcap() takes all of a packet: of a TCP segment, whose data lie in pages of their own, and of a datagram that
# was put together from fragments, each in a buffer of its own. Every piece of 8 bytes is there (Actions).
# modules: m_capture_pages
# limit: 60
cat >script <<'END'
sleep 2 | nc -l -p 9001 >got &
sleep 0.3
(seq 1000000 1000999; sleep 1) | nc 127.0.0.1 9001
wait
END
dtaprun -o segments -c 'sh script' "$KO/m_capture_pages.ko"
seq 1000000 1000999 | cmp - got
grep -ao '1000[0-9]\{3\}' segments | sort -u | wc -l
ip link set lo mtu 1500
dtaprun -o datagrams -c 'datagram 9000 5000' "$KO/m_capture_pages.ko"
grep -ao '#[0-9]\{7\}' datagrams | sort -u | wc -l
