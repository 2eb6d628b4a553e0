/* Providers. */

/* ok
 * profile-97
 * profile-199
 * profile-997hz
 * profile-1001
 * profile-10ms
 * profile-1s
 * profile-1sec
 * profile-500us
 * profile-300usec
 * profile-1000000ns
 * profile-1000000nsec
 * tick-1m
 * tick-1min
 * tick-1h
 * tick-1hour
 * tick-1d
 * tick-1day
 * tick-10
 * tick-1
 * tick-5000
 * tick-100HZ
 * tick-1S
 * tick-200us
 * profile-4999
 */
profile-97, profile-199, profile-997hz, profile-1001, profile-10ms, profile-1s, profile-1sec, profile-500us, profile-300usec, profile-1000000ns, profile-1000000nsec, tick-1m, tick-1min, tick-1h, tick-1hour, tick-1d, tick-1day, tick-10, tick-1, tick-5000, tick-100HZ, tick-1S, tick-200us, profile-4999
{ trace(arg0 + arg1 + arg2); }

/* ok
 * syscall read
 * syscall write
 * syscall open
 * syscall openat
 * syscall close
 * syscall execve
 * syscall exit_group
 * syscall clone
 * syscall clone3
 * syscall fork
 * syscall vfork
 * syscall newstat
 * syscall newlstat
 * syscall newfstat
 * syscall newfstatat
 * syscall statx
 * syscall poll
 * syscall ppoll
 * syscall socket
 * syscall creat
 * syscall time
 * syscall rt_sigaction
 * syscall getdents64
 * syscall mmap
 * syscall futex
 * syscall tgkill
 * syscall brk
 * syscall rt_sigreturn
 * syscall exit
 * syscall getpid
 */
syscall::read:entry, syscall::read:return { }
syscall::write:entry, syscall::write:return { }
syscall::open:entry, syscall::open:return { }
syscall::openat:entry, syscall::openat:return { }
syscall::close:entry, syscall::close:return { }
syscall::execve:entry, syscall::execve:return { }
syscall::exit_group:entry, syscall::exit_group:return { }
syscall::clone:entry, syscall::clone:return { }
syscall::clone3:entry, syscall::clone3:return { }
syscall::fork:entry, syscall::fork:return { }
syscall::vfork:entry, syscall::vfork:return { }
syscall::newstat:entry, syscall::newstat:return { }
syscall::newlstat:entry, syscall::newlstat:return { }
syscall::newfstat:entry, syscall::newfstat:return { }
syscall::newfstatat:entry, syscall::newfstatat:return { }
syscall::statx:entry, syscall::statx:return { }
syscall::poll:entry, syscall::poll:return { }
syscall::ppoll:entry, syscall::ppoll:return { }
syscall::socket:entry, syscall::socket:return { }
syscall::creat:entry, syscall::creat:return { }
syscall::time:entry, syscall::time:return { }
syscall::rt_sigaction:entry, syscall::rt_sigaction:return { }
syscall::getdents64:entry, syscall::getdents64:return { }
syscall::mmap:entry, syscall::mmap:return { }
syscall::futex:entry, syscall::futex:return { }
syscall::tgkill:entry, syscall::tgkill:return { }
syscall::brk:entry, syscall::brk:return { }
syscall::rt_sigreturn:entry, syscall::rt_sigreturn:return { }
syscall::exit:entry, syscall::exit:return { }
syscall::getpid:entry, syscall::getpid:return { }

/* ok
 * syscall args typed
 * syscall return args typed
 */
syscall::openat:entry { trace(args[0]); trace(stringof(args[1])); trace(args[2]); }
syscall::read:return { trace(args[0]); trace(arg1); }

/* ok
 * syscall return args[1]
 */
syscall::read:return { trace(args[1]); }

/* ok
 * fbt entry args
 * fbt return
 */
fbt::vfs_read:entry { trace(args[0]->f_flags); trace(args[2] + arg3); }
fbt::vfs_read:return { trace(arg0); trace(arg1); trace(args[1]); }

/* ok
 * fbt module
 */
fbt:xfs:xfs_file_read_iter:entry { trace(probemod); }

/* ok
 * sdt args
 */
sdt:sched::sched_switch { trace(args[0]); trace(args[1] + args[2]); }
sdt:::sched_wakeup { trace(arg0); }

/* ok
 * module tracepoints (sdt:xfs::) of a kernel that is not running
 */
sdt:xfs::xfs_buf_read /args[0] != 0 && args[2] == 1/ { trace(probefunc); }
sdt:xfs::xfs_buf_*, rawtp:xfs::xfs_buf_read { trace(probemod); }

/* ok
 * rawtp args
 */
rawtp:::sched_switch { trace(args[1]->pid); }

/* ok
 * rawtp args that are structs
 */
rawtp:xen::xen_mmu_ptep_modify_prot_start { trace(args[3].pte); trace(arg3 == args[3].pte); }

/* D_PDESC_ZERO
 * profile-0
 * error: probe description :::profile-0 does not match any probes
 */
profile-0 { }

/* D_PDESC_ZERO
 * tick-0
 * error: probe description :::tick-0 does not match any probes
 */
tick-0 { }

/* D_PDESC_ZERO
 * tick-100us
 * error: probe description :::tick-100us does not match any probes
 */
tick-100us { }

/* D_PDESC_ZERO
 * profile-5001hz
 * error: probe description :::profile-5001hz does not match any probes
 */
profile-5001hz { }

/* D_PDESC_ZERO
 * profile-1xs
 * error: probe description :::profile-1xs does not match any probes
 */
profile-1xs { }

/* D_PDESC_ZERO
 * tick-
 * error: probe description :::tick- does not match any probes
 */
tick- { }

/* D_PDESC_ZERO
 * profile-abc
 * error: probe description :::profile-abc does not match any probes
 */
profile-abc { }

/* D_PDESC_ZERO
 * fbt probe on denied function
 * error: probe description fbt::do_int3:entry does not match any probes
 */
fbt::do_int3:entry { }

/* ok
 * argN of sets of different event records
 */
sdt:sched::sched_* { trace(arg0); }

/* ok
 * reader-writer lock of lockstat
 */
lockstat:::rw-acquire { trace(args[0]->rwlock.raw_lock); trace(rw_read_held(args[0])); }
lockstat:::rw-spin { @[args[0], args[2]] = sum(args[1]); }

/* D_PDESC_ZERO
 * sdt with a function part
 * error: probe description sdt:sched:vmlinux:sched_switch does not match any probes
 */
sdt:sched:vmlinux:sched_switch { }

/* D_PDESC_ZERO
 * stable probe with a function part
 * error: probe description io::submit_bio_wait:wait-start does not match any probes
 */
io::submit_bio_wait:wait-start { }

/* ok
 * sdt without a function part
 */
sched::sched_switch { }
::sched_switch { trace(probefunc); }
io:::wait-start, sched:::dequeue { trace(probefunc); }

/* ok
 * process of a connection
 */
tcp:::send, udp:::receive, ip:::send { trace(args[1]->cs_pid); trace(args[1]->cs_zoneid); }
