/*
 * An argument that the probe does not have reads 0 (built-in variables).
 * build: -C
 * run: -c getppid10000
 */
#pragma D option quiet
#define UNUSED_6(name) /arg6 | arg7 | arg8 | arg9/ { @bad[name] = count(); }
#define UNUSED_2(name) /arg2 | arg3 | arg4 | arg5 | arg6 | arg7 | arg8 | arg9/ { @bad[name] = count(); }
BEGIN UNUSED_2("BEGIN")
BEGIN /arg0 | arg1/ { @bad["BEGIN 0"] = count(); }
END UNUSED_2("END")
END /arg0 | arg1/ { @bad["END 0"] = count(); }
ERROR UNUSED_6("ERROR")
syscall:::entry UNUSED_6("syscall entry")
syscall:::return UNUSED_2("syscall return")
fbt::ksys_read:return, fbt::vfs_read:return UNUSED_2("fbt return")
fbt::ksys_read:return, fbt::vfs_read:return /arg0/ { @bad["fbt return 0"] = count(); }
rawtp:sched::sched_switch UNUSED_6("rawtp")
sdt:sched::sched_switch /arg7 | arg8 | arg9/ { @bad["sdt"] = count(); }
tick-10ms UNUSED_2("tick")
profile-97 UNUSED_2("profile")
syscall::getppid:entry { @ = count(); }
END { this->x = *(int *)8; }
END { printa("%@d\n", @); trunc(@); }
