#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# SIGUSR1 prints all aggregations, and tracing goes on; SIGHUP opens the file of -o anew, where that can be, and
# nothing is lost meanwhile; SIGTERM ends tracing with END, and so does SIGHUP without -o.
# modules: m_kept m_capture
# limit: 120
# begin ARGUMENT...: until it has printed "ready" into the file of -o.
begin()
{
	dtaprun "$@" "$KO/m_kept.ko" &
	pid=$!
}
await()
{
	for _ in $(seq 200); do
		! eval "$1" || return
		usleep 50000
	done
	echo "waited in vain for $1"
}
short()
{
	sed 's/  */ /g' "$1" | grep -vx '[0-9][0-9]*'
}
begin -o out
await 'grep -qs ready out'
for calls in 100 50; do
	getppid10000 $calls
	kill -USR1 $pid
	await "tail -n1 out | grep -q 'getppid10000'"
	echo next >>out
done
echo "- printed"
short out

echo "- renamed, five times, while calls come"
for i in 1 2 3 4 5; do
	getppid10000 4000 &
	calls=$!
	mv out old.$i
	kill -HUP $pid
	await '[ -e out ]'
	wait $calls
done
kill -TERM $pid
wait $pid
echo "status $?"
short out
cat old.? out | grep -x '[0-9][0-9]*' | awk '$1 != ++n { print "after", n - 1, "came", $1; exit } END { print n }'

echo "- three signals at once"
begin -o out2
await 'grep -qs ready out2'
getppid10000 7
kill -STOP $pid
mv out2 old2
for signal in USR1 HUP TERM CONT; do
	kill -$signal $pid
done
wait $pid
echo "status $?"
tail -n 1 old2 | sed 's/  */ /g'
short out2

echo "- where no file can be opened"
mkdir folder
begin -o folder/out
await 'grep -qs ready folder/out'
mv folder moved
kill -HUP $pid
usleep 300000
getppid10000 3
await 'grep -qx 3 moved/out'
kill -TERM $pid
wait $pid
echo "status $?"
cat moved/out

echo "- an array is one whole"
begin -o array -x format=json
await 'grep -qs ready array'
mv array moved
kill -HUP $pid
usleep 300000
kill -TERM $pid
wait $pid
[ -e array ] || echo "there is no new one"
grep -c '^[][]$' moved/array

echo "- a capture file has its header again"
dtaprun -o packets "$KO/m_capture.ko" >text &
pid=$!
until [ -s packets ]; do
	datagram 9000 6
	usleep 50000
done
mv packets old
kill -HUP $pid
await '[ -e packets ]'
datagram 9000 6
await '[ -s packets ]'
kill -TERM $pid
wait $pid
cmp -n 24 old packets && wc -c <packets

echo "- standard output"
begin >out3
await 'grep -qs ready out3'
kill -HUP $pid
wait $pid
echo "status $?"

echo "- a terminal"
hangup out4 dtaprun -o out4 "$KO/m_kept.ko"
