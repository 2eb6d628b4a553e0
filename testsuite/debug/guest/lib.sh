# shellcheck shell=sh
# SPDX-License-Identifier: GPL-2.0-or-later
# What the cases in the guest share; sourced.

# A little of everything: files, processes, signals, timers, pipes, the network.
work()
{
	mixed
	getppid10000
	sleeper 2
	dd if=/dev/zero bs=64k count=4 2>/dev/null | cat >/dev/null
	ping -c 1 -W 1 127.0.0.1 >/dev/null
	udp_once
	(kill -USR1 $$) 2>/dev/null
}

udp_once()
{
	echo hello | timeout 1 nc -u -w 0 127.0.0.1 9 2>/dev/null
}

# start_load N: N processes that work until stop_load. They ignore USR1, which each sends.
start_load()
{
	load=
	for _ in $(seq "$1"); do
		(
			trap '' USR1
			mkdir -p "/tmp/load$_" && cd "/tmp/load$_" || exit
			while :; do work; done
		) >/dev/null 2>&1 &
		load="$load $!"
	done
}

stop_load()
{
	for one in $load; do
		kill "$one"
		wait "$one"
	done 2>/dev/null
}

# wait_gone: until no module of dtap's is loaded; false after 20 seconds.
wait_gone()
{
	for _ in $(seq 200); do
		grep -q ^dtap /proc/modules || return 0
		usleep 100000
	done
	grep ^dtap /proc/modules
	return 1
}

# wait_ready FILE PID: until the script has printed "ready" there; false if it ended without.
wait_ready()
{
	until grep -qs ready "$1"; do
		kill -0 "$2" 2>/dev/null || return 1
		usleep 50000
	done
}

trap '' USR1
