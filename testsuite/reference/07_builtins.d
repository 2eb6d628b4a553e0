/* Built-in variables. */

/* ok
 * arg0
 * arg1
 * arg2
 * arg3
 * arg4
 * arg5
 * arg6
 * arg7
 * arg8
 * arg9
 * caller
 * ucaller
 * curthread
 * cpu
 * cwd
 * root
 * epid
 * id
 * errno
 * execname
 * gid
 * uid
 * pid
 * ppid
 * tid
 * ipl
 * zonename
 * probeprov
 * probemod
 * probefunc
 * probename
 * stackdepth
 * ustackdepth
 * timestamp
 * vtimestamp
 * walltimestamp
 * NULL
 */
syscall::read:return
{
	trace(arg0);
	trace(arg1);
	trace(arg2);
	trace(arg3);
	trace(arg4);
	trace(arg5);
	trace(arg6);
	trace(arg7);
	trace(arg8);
	trace(arg9);
	trace(caller);
	trace(ucaller);
	trace(curthread);
	trace(cpu);
	trace(cwd);
	trace(root);
	trace(epid);
	trace(id);
	trace(errno);
	trace(execname);
	trace(gid);
	trace(uid);
	trace(pid);
	trace(ppid);
	trace(tid);
	trace(ipl);
	trace(zonename);
	trace(probeprov);
	trace(probemod);
	trace(probefunc);
	trace(probename);
	trace(stackdepth);
	trace(ustackdepth);
	trace(timestamp);
	trace(vtimestamp);
	trace(walltimestamp);
	trace(NULL);
}
int sizes[sizeof(arg0) == 8 && sizeof(arg9) == 8 && sizeof(caller) == 8 && sizeof(cpu) == 4 && sizeof(curthread) == 8 && sizeof(epid) == 8 && sizeof(errno) == 4 && sizeof(gid) == 4 && sizeof(id) == 4 && sizeof(ipl) == 4 && sizeof(pid) == 4 && sizeof(ppid) == 4 && sizeof(stackdepth) == 4 && sizeof(tid) == 4 && sizeof(timestamp) == 8 && sizeof(uid) == 4 && sizeof(ustackdepth) == 4 && sizeof(vtimestamp) == 8 && sizeof(walltimestamp) == 8 ? 1 : -1];

/* D_OP_WRITE
 * arg0
 * error: operator = can only be applied to a writable variable
 */
BEGIN { arg0 = 1; }

/* ok
 * args[n]
 */
fbt::vfs_read:entry { trace(args[0]->f_flags); trace(args[2]); }
syscall::read:entry { trace(args[1]); }

/* D_ARGS_IDX
 * args idx var
 * error: the subscript of args[] must be an integer constant
 */
fbt::vfs_read:entry { trace(args[pid]); }

/* D_ARGS_MULTI
 * args multi
 * error: args[0] is not the same in all probes of this clause: fbt:vmlinux:vfs_open:entry and fbt:vmlinux:vfs_read:entry
 */
fbt::vfs_[ro][ep][ea][dn]:entry { trace(args[0]); }

/* D_ARGS_NONE
 * args none
 * error: dtrace:::BEGIN has no typed arguments
 */
BEGIN { trace(args[0]); }

/* ok
 * uregs[n]
 * uregs R_TRAPNO
 * uregs R_GS
 * uregs R_FS
 * uregs R_ES
 * uregs R_DS
 * uregs R_SS
 * uregs R_RSP
 * uregs R_RFL
 * uregs R_CS
 * uregs R_RIP
 * uregs R_ERR
 * uregs R_RDI
 * uregs R_RSI
 * uregs R_RDX
 * uregs R_RCX
 * uregs R_RAX
 * uregs R_R8
 * uregs R_R9
 * uregs R_R10
 * uregs R_R11
 * uregs R_RBX
 * uregs R_RBP
 * uregs R_R12
 * uregs R_R13
 * uregs R_R14
 * uregs R_R15
 * uregs R_PC
 * uregs R_SP
 * uregs R_FP
 * uregs R_PS
 * uregs R_R0
 * uregs R_R1
 * uregs R_EAX
 * uregs R_EBX
 * uregs R_ECX
 * uregs R_EDX
 * uregs R_ESI
 * uregs R_EDI
 * uregs R_ESP
 * uregs R_EBP
 * uregs R_EIP
 * uregs R_EFL
 */
int numbers[R_TRAPNO == 25 &&
	R_GS == 24 &&
	R_FS == 23 &&
	R_ES == 22 &&
	R_DS == 21 &&
	R_SS == 20 &&
	R_RSP == 19 &&
	R_RFL == 18 &&
	R_CS == 17 &&
	R_RIP == 16 &&
	R_ERR == 15 &&
	R_RDI == 14 &&
	R_RSI == 13 &&
	R_RDX == 12 &&
	R_RCX == 11 &&
	R_RAX == 10 &&
	R_R8 == 9 &&
	R_R9 == 8 &&
	R_R10 == 7 &&
	R_R11 == 6 &&
	R_RBX == 5 &&
	R_RBP == 4 &&
	R_R12 == 3 &&
	R_R13 == 2 &&
	R_R14 == 1 &&
	R_R15 == 0 &&
	R_PC == 16 &&
	R_SP == 19 &&
	R_FP == 4 &&
	R_PS == 18 &&
	R_R0 == 10 &&
	R_R1 == 5 &&
	R_EAX == 10 &&
	R_EBX == 5 &&
	R_ECX == 11 &&
	R_EDX == 12 &&
	R_ESI == 13 &&
	R_EDI == 14 &&
	R_ESP == 19 &&
	R_EBP == 4 &&
	R_EIP == 16 &&
	R_EFL == 18 ? 1 : -1];
BEGIN { trace(uregs[R_TRAPNO]); trace(uregs[R_GS]); trace(uregs[R_FS]); trace(uregs[R_ES]); trace(uregs[R_PC]); }

/* D_REGS_IDX
 * uregs bad const
 * error: there is no such user register; see the R_ constants
 */
BEGIN { trace(uregs[99]); }

/* ok
 * errno in syscall return
 */
syscall:::return /errno == ENOENT || errno == 2/ { trace(errno); }

/* ok
 * execargs
 */
BEGIN { trace(execargs); }

/* D_VAR_UNSUP
 * jailname
 * error: the variable 'jailname' does not exist on Linux
 */
BEGIN { trace(jailname); }

/* D_VAR_UNSUP
 * jid
 * error: the variable 'jid' does not exist on Linux
 */
BEGIN { trace(jid); }

/* D_VAR_UNSUP
 * vmregs[]
 * error: the variable 'vmregs' does not exist on Linux
 */
BEGIN { trace(vmregs[1]); }

/* ok
 * curpsinfo
 * curlwpsinfo
 * fds[n]
 * pset
 * chip
 * lgrp
 * curcpu
 */
BEGIN { trace(curpsinfo->pr_pid); trace(curlwpsinfo->pr_lwpid); trace(fds[0].fi_name); trace(pset); trace(chip); trace(lgrp); trace(curcpu->cpu_id); }

/* D_VAR_UNSUP
 * regs[]
 * error: the variable 'regs' does not exist on Linux
 */
BEGIN { trace(regs[1]); }

/* ok -C
 * errno with the C library's header
 */
#include <sys/errno.h>
syscall::read:return
/errno == EINTR/
{
	@[errno] = count();
}
