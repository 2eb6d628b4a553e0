/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Processors, and the sched provider: how threads come to run on them, and cease to. */

typedef struct cpuinfo {
	processorid_t cpu_id;
	psetid_t cpu_pset;
	chipid_t cpu_chip;
	lgrp_id_t cpu_lgrp;
} cpuinfo_t;

/* Where another CPU sits is not known: -1. */
translator cpuinfo_t < processorid_t C > {
	cpu_id = C;
	cpu_pset = 0;
	cpu_chip = C == cpu ? chip : -1;
	cpu_lgrp = C == cpu ? lgrp : -1;
};

inline cpuinfo_t *curcpu = xlate <cpuinfo_t *> (cpu);
inline psetid_t pset = 0;

provider sched {
	probe change__pri(struct task_struct *t, int pri) : (lwpsinfo_t *t, psinfo_t *t, int pri);
	probe dequeue(struct task_struct *t, processorid_t c) :
		(lwpsinfo_t *t, psinfo_t *t, cpuinfo_t *c);
	probe enqueue(struct task_struct *t, processorid_t c, int front) :
		(lwpsinfo_t *t, psinfo_t *t, cpuinfo_t *c, int front);
	probe off__cpu(struct task_struct *next) : (lwpsinfo_t *next, psinfo_t *next);
	probe on__cpu();
	probe preempt();
	probe sleep();
	probe surrender(struct task_struct *t) : (lwpsinfo_t *t, psinfo_t *t);
	probe tick(struct task_struct *t) : (lwpsinfo_t *t, psinfo_t *t);
	probe wakeup(struct task_struct *t) : (lwpsinfo_t *t, psinfo_t *t);
};

/* What nice() gives is 20 below the middle of the 40 priorities of ordinary threads. */
fbt:vmlinux:set_user_nice:entry
{
	fire("sched:::change-pri", args[0], (int)args[1] + 120);
}

fbt:vmlinux:dequeue_task_fair:entry,
fbt:vmlinux:dequeue_task_rt:entry,
fbt:vmlinux:dequeue_task_dl:entry
{
	fire("sched:::dequeue", args[1], args[0]->cpu);
}

/* 0x10: ENQUEUE_HEAD. */
fbt:vmlinux:enqueue_task_fair:entry,
fbt:vmlinux:enqueue_task_rt:entry,
fbt:vmlinux:enqueue_task_dl:entry
{
	fire("sched:::enqueue", args[1], args[0]->cpu, (args[2] & 0x10) != 0);
}

/* In the thread that leaves; it sleeps unless it could go on (state 0). */
rawtp:sched::sched_switch
{
	fire("sched:::off-cpu", args[2]);
}

rawtp:sched::sched_switch
/tid != 0 && (args[0] || args[3] == 0)/
{
	fire("sched:::preempt");
}

rawtp:sched::sched_switch
/!args[0] && args[3] != 0/
{
	fire("sched:::sleep");
}

/* In the thread that has come. */
fbt:vmlinux:finish_task_switch*:entry
{
	fire("sched:::on-cpu");
}

fbt:vmlinux:do_sched_yield:entry
{
	fire("sched:::surrender", curthread);
}

fbt:vmlinux:scheduler_tick:entry,
fbt:vmlinux:sched_tick:entry
{
	fire("sched:::tick", curthread);
}

rawtp:sched::sched_wakeup
{
	fire("sched:::wakeup", args[0]);
}
