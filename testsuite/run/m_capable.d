/* Every way to arm probes, and names of all kinds, for users that are not root. */
#pragma D option quiet
BEGIN { printf("uid %d\n", $uid); }
syscall::getppid:entry /execname == "getppid10000"/ { @["syscall"] = count(); @u[usym(ucaller)] = count(); }
syscall::getppid:return /execname == "getppid10000"/ { @["syscall return"] = count(); }
fbt::vfs_read:entry { @["fbt"] = count(); @k[sym(caller)] = count(); }
fbt::vfs_read:return { @["fbt return"] = count(); }
sdt:sched::sched_switch { @["sdt"] = count(); }
sdt:raw_syscalls::sys_enter /args[0] >= 0/ { @["sdt arguments"] = count(); }
rawtp:sched::sched_switch { @["rawtp"] = count(); }
profile-97 { @["profile"] = count(); }
tick-10ms { @["tick"] = count(); }
END
{
	printa("%s\n", @);
	printa("kernel %a\n", @k);
	printa("user %A\n", @u);
}
