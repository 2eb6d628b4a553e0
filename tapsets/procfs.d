/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Processes and threads as proc(4) of Solaris describes them, from Linux's struct task_struct.
 * What Linux does not have is 0; times are those of the thread group as far as the kernel has
 * summed them.
 */

inline int SSLEEP = 1;
inline int SRUN = 2;
inline int SZOMB = 3;
inline int SSTOP = 4;
inline int SIDL = 5;
inline int SONPROC = 6;
inline int SWAIT = 7;

/* What a thread waits for: pr_stype, which Linux does not tell. */
inline char SOBJ_NONE = 0;
inline char SOBJ_MUTEX = 1;
inline char SOBJ_RWLOCK = 2;
inline char SOBJ_CV = 3;
inline char SOBJ_SEMA = 4;
inline char SOBJ_USER = 5;
inline char SOBJ_USER_PI = 6;
inline char SOBJ_SHUTTLE = 7;

inline int PR_STOPPED = 0x1;
inline int PR_ISTOP = 0x2;
inline int PR_DSTOP = 0x4;
inline int PR_STEP = 0x8;
inline int PR_ASLEEP = 0x10;
inline int PR_PCINVAL = 0x20;
inline int PR_ASLWP = 0x40;
inline int PR_AGENT = 0x80;
inline int PR_DETACH = 0x100;
inline int PR_DAEMON = 0x200;
inline int PR_IDLE = 0x400;
inline int PR_ISSYS = 0x1000;

inline char PR_MODEL_ILP32 = 1;
inline char PR_MODEL_LP64 = 2;

typedef struct lwpsinfo {
	int pr_flag;
	id_t pr_lwpid;
	uintptr_t pr_addr;
	uintptr_t pr_wchan;
	char pr_stype;
	char pr_state;
	char pr_sname;
	char pr_nice;
	short pr_syscall;
	char pr_oldpri;
	char pr_cpu;
	int pr_pri;
	ushort_t pr_pctcpu;
	timestruc_t pr_start;
	timestruc_t pr_time;
	char pr_clname[8];
	char pr_name[16];
	processorid_t pr_onpro;
	processorid_t pr_bindpro;
	psetid_t pr_bindpset;
	lgrp_id_t pr_lgrp;
} lwpsinfo_t;

typedef struct psinfo {
	int pr_flag;
	int pr_nlwp;
	pid_t pr_pid;
	pid_t pr_ppid;
	pid_t pr_pgid;
	pid_t pr_sid;
	uid_t pr_uid;
	uid_t pr_euid;
	gid_t pr_gid;
	gid_t pr_egid;
	uintptr_t pr_addr;
	size_t pr_size;
	size_t pr_rssize;
	dev_t pr_ttydev;
	ushort_t pr_pctcpu;
	ushort_t pr_pctmem;
	timestruc_t pr_start;
	timestruc_t pr_time;
	timestruc_t pr_ctime;
	char pr_fname[16];
	char pr_psargs[80];
	int pr_wstat;
	int pr_argc;
	uintptr_t pr_argv;
	uintptr_t pr_envp;
	char pr_dmodel;
	taskid_t pr_taskid;
	projid_t pr_projid;
	int pr_nzomb;
	poolid_t pr_poolid;
	zoneid_t pr_zoneid;
	id_t pr_contract;
	lwpsinfo_t pr_lwp;
} psinfo_t;

/* Bits of task_struct.__state and .exit_state (linux/sched.h). */
inline int __task_sleeps[unsigned int state] = state & 0x1;
inline int __task_waits[unsigned int state] = state & 0x2;
inline int __task_stopped[unsigned int state] = state & 0xc;
inline int __task_flags[struct task_struct *t] =
	(__task_stopped[t->__state] ? PR_STOPPED : 0) | (t->__state & 0x3 ? PR_ASLEEP : 0) |
	(t->pid ? 0 : PR_IDLE) | (t->flags & 0x200000 ? PR_ISSYS : 0);

/* The kernel counts from boot. */
inline uint64_t __task_started[struct task_struct *t] = walltimestamp - timestamp + t->start_time;

translator lwpsinfo_t < struct task_struct *T > {
	pr_flag = __task_flags[T];
	pr_lwpid = T->pid;
	pr_addr = (uintptr_t)T;
	pr_wchan = 0;
	pr_stype = 0;
	pr_state = T->exit_state ? SZOMB : T->on_cpu ? SONPROC : T->__state == 0 ? SRUN :
		__task_stopped[T->__state] ? SSTOP : __task_sleeps[T->__state] ? SSLEEP :
		__task_waits[T->__state] ? SWAIT : SIDL;
	pr_sname = T->exit_state ? 'Z' : T->on_cpu ? 'O' : T->__state == 0 ? 'R' :
		__task_stopped[T->__state] ? 'T' : __task_sleeps[T->__state] ? 'S' :
		__task_waits[T->__state] ? 'D' : 'I';
	pr_nice = T->static_prio - 120;
	pr_syscall = 0;
	pr_oldpri = 0;
	pr_cpu = 0;
	pr_pri = T->prio;
	pr_pctcpu = 0;
	pr_start = xlate <timestruc_t> (__task_started[T]);
	pr_time = xlate <timestruc_t> (T->utime + T->stime);
	pr_clname = T->policy == 0 ? "TS" : T->policy == 1 ? "FIFO" : T->policy == 2 ? "RR" :
		T->policy == 3 ? "BATCH" : T->policy == 5 ? "IDLE" : T->policy == 6 ? "DL" : "";
	pr_name = T->comm;
	pr_onpro = T->thread_info.cpu;
	pr_bindpro = T->nr_cpus_allowed == 1 ? T->thread_info.cpu : -1;
	pr_bindpset = -1;
	pr_lgrp = 0;
};

/* Pages of files, anonymous ones and shared ones: words, in newer kernels each in a structure. */
inline uint64_t __mm_stride = sizeof (((struct mm_struct *)0)->rss_stat) / 4;
inline int64_t __mm_pages[struct mm_struct *m, int n] =
	*(int64_t *)((uintptr_t)&m->rss_stat + n * __mm_stride + (__mm_stride == 8 ? 0 : 8));
inline uint64_t __mm_resident[struct mm_struct *m] =
	__mm_pages[m, 0] + __mm_pages[m, 1] + __mm_pages[m, 3];

/* Arguments are in a program's own memory: the current one's, or as fork() copied it. */
inline int __mm_at_hand[struct mm_struct *m] = m != NULL && curthread->mm != NULL &&
	(m == curthread->mm ||
	 (m->arg_start == curthread->mm->arg_start && m->arg_end == curthread->mm->arg_end));
inline int __mm_argc[struct mm_struct *m] =
	__mm_at_hand[m] ? *(int *)copyin(m->start_stack, sizeof (int)) : 0;

translator psinfo_t < struct task_struct *T > {
	pr_flag = __task_flags[T];
	pr_nlwp = T->signal->nr_threads;
	pr_pid = T->tgid;
	pr_ppid = T->real_parent->tgid;
	pr_pgid = T->signal->pids[PIDTYPE_PGID]->numbers[0].nr;
	pr_sid = T->signal->pids[PIDTYPE_SID]->numbers[0].nr;
	pr_uid = T->cred->uid.val;
	pr_euid = T->cred->euid.val;
	pr_gid = T->cred->gid.val;
	pr_egid = T->cred->egid.val;
	pr_addr = (uintptr_t)T;
	pr_size = T->mm ? T->mm->total_vm * 4 : 0;
	pr_rssize = T->mm ? __mm_resident[T->mm] * 4 : 0;
	pr_ttydev = T->signal->tty ? T->signal->tty->driver->major << 20 |
		(T->signal->tty->driver->minor_start + T->signal->tty->index) : -1;
	pr_pctcpu = 0;
	pr_pctmem = T->mm ? __mm_resident[T->mm] * 0x8000 / `_totalram_pages : 0;
	pr_start = xlate <timestruc_t> (__task_started[T->group_leader]);
	pr_time = xlate <timestruc_t> ((uint64_t)(T->signal->sum_sched_runtime + T->se.sum_exec_runtime));
	pr_ctime = xlate <timestruc_t> ((uint64_t)(T->signal->cutime + T->signal->cstime));
	pr_fname = T->group_leader->comm;
	pr_psargs = __mm_at_hand[T->mm] ? substr(execargs, 0, 79) : stringof(T->group_leader->comm);
	pr_wstat = T->exit_code;
	pr_argc = __mm_argc[T->mm];
	pr_argv = T->mm ? T->mm->start_stack + 8 : 0;
	pr_envp = T->mm ? T->mm->start_stack + 8 * (__mm_argc[T->mm] + 2) : 0;
	pr_dmodel = T->thread_info.flags >> 29 & 1 ? PR_MODEL_ILP32 : PR_MODEL_LP64;
	pr_taskid = 0;
	pr_projid = 0;
	pr_nzomb = 0;
	pr_poolid = 0;
	pr_zoneid = 0;
	pr_contract = 0;
	pr_lwp = xlate <lwpsinfo_t> (T);
};

inline psinfo_t *curpsinfo = xlate <psinfo_t *> (curthread);
inline lwpsinfo_t *curlwpsinfo = xlate <lwpsinfo_t *> (curthread);
