#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Print a script of 1,000 lines with 300 clauses, of what such scripts are made of.

	long_script.py NUMBER		a number that makes it another script
"""
import sys

CALLS = ("read write openat close mmap munmap brk futex ioctl poll lseek mprotect pread64 pwrite64 access "
         "dup getpid sendto recvfrom connect clone execve wait4 kill fcntl fsync getdents64 getcwd chdir "
         "rename").split()
FUNCTIONS = ("vfs_read vfs_write vfs_open vfs_fsync vfs_getattr vfs_statx do_exit dput path_openat filp_close "
             "vfs_unlink vfs_mkdir vfs_rename vfs_readlink vfs_getxattr schedule wake_up_process kfree "
             "do_filp_open mntput iput vfs_statfs vfs_llseek do_nanosleep wake_up_new_task vfs_symlink "
             "vfs_link vfs_rmdir vfs_fallocate vfs_iter_read").split()
HEAD = """#pragma D option quiet
#pragma D option strsize=128

inline int SHORT = %(short)d;
struct seen { int times; uint64_t last; };
struct seen seen[string, int];
string names[int];
self int depth;
uint64_t total;

"""
ROUND = r"""syscall::%(call)s:entry
/execname != "dtaprun" && pid != $pid/
{ self->t%(i)d = timestamp; self->size%(i)d = arg2; calls[probefunc]++; }
syscall::%(call)s:return
/self->t%(i)d && arg1 >= 0/
{
	this->us = (timestamp - self->t%(i)d) / 1000;
	@us%(i)d[execname, probefunc] = quantize(this->us > SHORT ? this->us : 0);
	self->t%(i)d = 0;
}
syscall::%(call)s:return /errno != 0/ { @errors[probefunc, errno] = count(); self->size%(i)d = 0; }
fbt::%(function)s:entry
/seen[execname, cpu].times < %(i)d + 5/
{
	seen[execname, cpu].times++;
	@callers%(i)d[stack(4), uid] = count();
	self->depth += self->depth < 20 ? 1 : 0;
}
fbt::%(function)s:return /self->depth > 0/ {
	printf("%%-16s %%6d %%*s%%s %%x\n", execname, tid, self->depth--, "", probefunc, arg1);
}
sdt:sched::sched_switch /args[2] == 120 + %(i)d/ {
	@from[args[0], curthread->nr_cpus_allowed] = avg(timestamp - total);
	total = timestamp;
}
fbt::vfs_read:entry /args[0] != NULL && args[2] > %(i)d << 4/ {
	this->name = stringof(args[0]->f_path.dentry->d_name.name);
	names[%(i)d] = strjoin(dirname(this->name), substr(this->name, 1, %(i)d));
	@read[names[%(i)d], strlen(this->name)] = lquantize(args[2], 0, 4096, 256);
}
profile-%(hz)dhz /arg0/ { @kernel%(i)d[func(arg0), curthread->policy & 3] = max(curthread->se.sum_exec_runtime %% %(hz)d); }
END { printf("%%d reads of %%s\n", calls["%(call)s"], names[%(i)d] == NULL ? "?" : names[%(i)d]); }
tick-%(hz)ds { normalize(@from, %(i)d); printa("%%10s %%4d %%@u\n", @from); trunc(@callers%(i)d, 5); n%(i)d ^= total >> 3; }
"""


def text(number):
    """The script."""
    rounds = (ROUND % {"i": i, "hz": 100 + i, "call": call, "function": function}
              for i, (call, function) in enumerate(zip(CALLS, FUNCTIONS)))
    return HEAD % {"short": number} + "".join(rounds)


if __name__ == "__main__":
    sys.stdout.write(text(int(sys.argv[1])))
