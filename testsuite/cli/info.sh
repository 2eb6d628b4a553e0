#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# dtaprun --info says what a module will do, on which kernel, and what it needs and takes, whoever asks; what is in it
# comes to no terminal as a command. Arguments that are not given may stay open when it is built.
# shellcheck disable=SC2016
told()
{
	"$DTAPRUN" --info "$@" 2>&1 | sed 's/build-id [0-9a-f]*/build-id .../; s/ this is .*/ this is another/
		s/dtap_[0-9a-f]*/dtap_.../'
}
cat >script.d <<'EOF'
#pragma D option bufsize=1m
#pragma D option destructive
syscall::read:entry,
syscall::write:entry
/pid == $target && execname == $$2/
{
	@reads[execname] = quantize($1);
	self->n++;
}
tick-$3 { printa(@reads); system("echo \033[2J %d", 5); freopen("/tmp/out"); }
EOF
dtap --build out.ko -s script.d 10 name 5sec
told out.ko
dtap --build open.ko --open-args -q -n 'BEGIN { trace($1); trace($$2); trace($3); }' 5000000000
told open.ko | sed -n '/^arguments/,/^options/p'
dtap --build open.ko --open-args -x defaultargs -n 'BEGIN { trace($1); trace($$2); }'
told open.ko | sed -n '/^arguments/,/^options/p'
echo "# who allows what is destructive"
dtap --build bare.ko -q -n 'BEGIN { system("true"); }'
told bare.ko | sed -n '/^needs/,/^program/p'
dtap --build bare.ko -w -q -n 'BEGIN { system("true"); }'
told bare.ko | sed -n '/^needs/,/^program/p'
echo "# what perf takes: fields of trace events, under whatever name"
for program in 'sdt:sched::sched_switch { trace(args[0]); }' 'sdt:sched::sched_switch { trace(pid); }' \
		'rawtp:sched::sched_switch { trace(arg0); }' 'fbt::vfs_read:entry { trace(arg0); }' \
		'sdt:sched::sched_switch { trace(pid); } sdt:sched::sched_wakeup { trace(args[0]); }'; do
	dtap --build bare.ko -q -n "$program"
	told bare.ko | sed -n '/^needs/p'
done
told nothing.ko
"$DTAPRUN" --info 2>/dev/null
echo "status $?"
"$DTAPRUN" --info out.ko more 2>/dev/null
echo "status $?"
