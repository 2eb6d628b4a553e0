# shellcheck shell=bash
# SPDX-License-Identifier: GPL-2.0-or-later
#
# How the runners whose cases run in guests boot them; sourced after results.sh, with $top set to the checkout.
# A payload's folder has cases/NAME.cmd for each case, which the guest's shell runs, and what it takes.

# shellcheck disable=SC2154 # top

# build_programs DIR SOURCE...: into DIR; static ones, but for dynamic_*.c. False, with the reason said.
build_programs()
{
	local dir=$1 source program link

	shift
	mkdir -p "$dir"
	for source; do
		program=$dir/$(basename "$source" .c)
		link=-static
		[[ $program != */dynamic_* ]] || link=-pie
		if ! gcc -std=gnu11 -O2 -Wall -Wextra -Werror $link -s -I"$top" -o "$program" "$source" \
				2>"$dir.log"; then
			failed "prog/$(basename "$source")" "does not build" "$dir.log"
			return 1
		fi
	done
}

# guest_payload DIR: what every payload has.
guest_payload()
{
	mkdir -p "$1/cases" "$1/bin" "$1/ko"
	cp "$top/testsuite/run/guest" "$top/scripts/vm-complaints" "$1"
	cp "$top/build/dtaprun" "$1/bin"
}

# Take the guest's report apart: into DIR/NAME.{out,err,log,status} per case.
take_apart()
{
	awk -v dir="$1" '
		/^@@begin / { name = $2; print name >(dir "/begun"); next }
		/^@@end / { print $3 >(dir "/" name ".status"); name = ""; next }
		name == "" { next }
		/^o\|/ { file = "out" }
		/^e\|/ { file = "err" }
		/^k\|/ { file = "log" }
		{ sub(/^.\|/, ""); print >(dir "/" name "." file) }'
}

# boot_cases LABEL RELEASE DIR SECONDS [VM-OPTION...] -- NAME LIMIT ...: run the cases of DIR/payload in a
# guest that may take so long, and those after one that ended the guest in a new one. A case that
# ended it has failed, and DIR/NAME.dead is there; so has the whole if a guest runs nothing.
boot_cases()
{
	local label=$1 release=$2 dir=$3 seconds=$4 last status
	local -a options=()

	shift 4
	while [[ $1 != -- ]]; do
		options+=("$1")
		shift
	done
	shift
	printf '%s %s\n' "$@" >"$dir/left"
	while [[ -s $dir/left ]]; do
		cp "$dir/left" "$dir/payload/cases/list"
		rm -f "$dir/begun"
		status=0
		limited $((seconds + 30)) "$top/scripts/vm" --kernel "$release" --payload "$dir/payload" \
			--timeout "$seconds" --console "$dir/console" ${options[@]+"${options[@]}"} -- \
			sh ./guest </dev/null >"$dir/report" 2>"$dir/vm" || status=$?
		take_apart "$dir" <"$dir/report"
		touch "$dir/begun"
		last=$(tail -n1 "$dir/begun")
		if [[ $last && ! -e $dir/$last.status ]]; then
			failed "$label/$last" "the guest died (status $status)" "$dir/vm"
			touch "$dir/$last.dead"
		elif [[ ! $last ]]; then
			failed "$label" "the guest ran nothing (status $status)" "$dir/vm"
			return
		fi
		awk 'NR == FNR { begun[$1]; next } !($1 in begun)' "$dir/begun" "$dir/payload/cases/list" \
			>"$dir/left"
	done
}
