# shellcheck shell=sh
# SPDX-License-Identifier: GPL-2.0-or-later
# What the examples' cases in the guest have; before each NAME.sh (see runner).

name=$(basename "$0" .cmd)
# Process ids differ from all other numbers that are expected.
echo 30000 >/proc/sys/kernel/ns_last_pid

# trace COMMAND [ARGUMENT...]: the example's output while the command runs, whose own is in the file "said". Runs of
# blanks are one, blanks at the ends of lines and empty lines are gone, and the number that the command prints
# first, its process id, is PID. The output as it is goes to standard error; whatever dtaprun complains
# of is part of what is told.
trace()
{
	command=$1
	shift
	dtaprun -o screen -c "$command" "$KO/$name.ko" "$@" >said 2>messages 3<&- || echo "status $?"
	sed '/^[a-z]*: script .* matched [0-9]* probes*$/d' messages
	cat screen >&2
	self=$(sed -n '1s/^[0-9]*$/&/p' said)
	sed -E "s/\\b${self:-none}\\b/PID/g; s/[[:blank:]]+/ /g; s/^ //; s/ \$//; /^\$/d" screen
}

# disk DELAY-NS: makes /dev/nullb0, each of whose requests takes this long.
disk()
{
	insmod "$STOCK/configfs.ko" 2>/dev/null
	insmod "$STOCK/null_blk.ko" nr_devices=1 queue_mode=2 irqmode=2 completion_nsec="$1" submit_queues=1
}

# buckets KEY: of the histogram in the output that has this key, the buckets that are not empty, and their counts.
buckets()
{
	awk -v key="$1" '
		/ \|/ { if (on && $NF > 0) print $1, $NF; next }
		$1 != "value" { on = $0 == key }'
}

# from LEAST: of buckets, how many values are in those from LEAST on, and below.
from()
{
	awk -v least="$1" '{ if ($1 >= least) above += $2; else below += $2 } END { print above + 0, below + 0 }'
}

# without_times: the output without what %Y has printed.
without_times()
{
	sed -E 's/^[0-9]{4} [A-Z][a-z]{2} [0-9]+ [0-9:]{8} //'
}
