# shellcheck shell=bash disable=SC2154 # the runners set top
# SPDX-License-Identifier: GPL-2.0-or-later
#
# How the test runners tell what became of their cases; sourced. Failures and skips are shown at once,
# everything goes into the file $DTAP_RESULTS if that is set, and summary() counts what is in there.
# $DTAP_CASES is what their names begin with.

: "${DTAP_RESULTS:=}" "${DTAP_CASES:=}"
if [[ ! $DTAP_RESULTS ]]; then
	DTAP_RESULTS=$(mktemp "${TMPDIR:-/tmp}/dtap-results.XXXXXX")
	export DTAP_RESULTS
	results_owner=$BASHPID
fi

# On a terminal: the number of cases so far, the last one, and the time since this shell began.
show_case()
{
	[[ -t 2 ]] || return 0
	printf '\r\e[K%d:%02d, %d cases, %s' $((SECONDS / 60)) $((SECONDS % 60)) \
		"$(wc -l <"$DTAP_RESULTS")" "$DTAP_CASES$1" >&2
}

# What is printed next begins a line.
clear_case()
{
	[[ ! -t 2 ]] || printf '\r\e[K' >&2
}

passed()
{
	echo "passed $DTAP_CASES$1" >>"$DTAP_RESULTS"
	show_case "$1"
}

# failed NAME REASON [FILE]: FILE says more.
failed()
{
	echo "failed $DTAP_CASES$1: $2" >>"$DTAP_RESULTS"
	clear_case
	{
		echo "FAIL $DTAP_CASES$1: $2"
		[[ ! -s ${3:-} ]] || head -n "${DTAP_DETAIL:-40}" "$3" | sed 's/^/    /'
	} | cat
}

skipped()
{
	echo "skipped $DTAP_CASES$1: $2" >>"$DTAP_RESULTS"
	clear_case
	echo "SKIP $DTAP_CASES$1: $2"
}

# want_kernel NAME SPEC: fetch a kernel that not every machine can have; or, false, the case NAME is skipped
# with the reason. Any other trouble ends the shell.
want_kernel()
{
	local reason status=0

	reason=$("$top/scripts/kernels" fetch "$2" 2>&1 >/dev/null) || status=$?
	case $status in
	0) return 0 ;;
	3) skipped "$1" "${reason##*kernels: }"; return 1 ;;
	*) echo "$reason" >&2; exit 1 ;;
	esac
}

# Print the counts; 1 if something failed.
summary()
{
	local pass fail skip

	pass=$(grep -c '^passed ' "$DTAP_RESULTS") || true
	fail=$(grep -c '^failed ' "$DTAP_RESULTS") || true
	skip=$(grep -c '^skipped ' "$DTAP_RESULTS") || true
	clear_case
	echo "$pass passed, $fail failed, $skip skipped"
	((fail == 0))
}

# The same, by the runner that began the file; the others only end well.
finish_results()
{
	local status=0

	if [[ ${results_owner:-} == "$BASHPID" ]]; then
		summary || status=1
		rm -f "$DTAP_RESULTS"
	fi
	return "$status"
}
