#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A part of the runtime that does not build for a kernel is left out: who asks for it is told so while
# translating, and others get their modules (Decisions in HACKING.md). Without the core there is one error.
# limit: 300
export DTAP_CACHE="$PWD/cache"
mkdir bin
cp "$DTAP" bin/dtap
cp -r "$DATA/runtime" runtime
ln -s "$DATA/tapsets" tapsets

# Lines and numbers that are not this test's are N; which function of the part func is missed first is F.
try()
{
	rm -f out.ko
	bin/dtap --kernel "$RELEASE" --sysroot "$SYSROOT" --build out.ko "$@" 2>&1 |
		sed "s|$PWD|HERE|; s/\.c:[0-9]*:/.c:N:/; s/; did you mean [^)]*?//; s/of the [0-9]* probes here [0-9]* /of the N probes here N /
			s/needs '[a-z_]*' of the part 'func'/needs 'F' of the part 'func'/"
	[ -e out.ko ] && echo "a module"
}

# spoil FILE FROM TO
spoil()
{
	sed "0,/$2/s//$3/" "runtime/$1" >spoiled
	if cmp -s spoiled "runtime/$1"; then
		echo "$1 is as before"
	fi
	mv spoiled "runtime/$1"
}

# A function that is gone, one that takes something else, one that is not exported, a check that finds nothing,
# a symbol that is looked up at load and not there.
spoil attach/func.c 'unsigned long call = ksym_ftrace_location' 'unsigned long call = ksym_no_location'
spoil stack/stack.c 'arch_walk_from(frame, is_own, pcs' 'arch_walk_from(pcs, is_own, pcs'
spoil builtin/lock.c '^u64 rt_mutex_owner' 'u64 not_exported(u64);\nu64 not_exported_user(u64 lock);\nu64 not_exported_user(u64 lock)\n{\n\treturn not_exported(lock);\n}\n&'
spoil attach/attach_timer.c '^#include' '#error "timers: none is as dtap knows them"\n&'
spoil attach/attach_record.c 'KSYM_NEEDS(event_mutex)' 'KSYM_NEEDS(event_mutex_of_old)'
echo "some of many:"
try -n 'lockstat::: { @[probename] = count(); }'
echo "nothing else:"
try -n 'fbt::vfs_read:return { @ = count(); }'
try -e -n 'fbt::vfs_read:entry, BEGIN { @ = count(); }'
try -n 'tick-1s { exit(0); }'
try -n 'lockstat:::adaptive-spin { @ = count(); }'
try -n 'sdt:sched::sched_switch { @[arg0] = count(); }'
echo "functions:"
try -n 'syscall::read:entry { @[execname, stack()] = count(); }'
try -n 'BEGIN { trace(1); trace(mutex_owned((struct mutex *)curthread)); }'
echo "others:"
try -n 'syscall::read:entry { @[execname] = quantize(arg2); }'
try -n 'sdt:sched::sched_switch { @ = count(); }'
echo "the core:"
spoil session/session.c '^#include' 'int no_core(void) { return nowhere; }\n&'
try -n 'BEGIN { exit(0); }'
grep -c nowhere "cache/refused-$RELEASE.log" >/dev/null && echo "the log is there"
find cache -name "kit-*" | wc -l
