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

/*
 * A thread is put on a queue when it begins or wakes: it is on none before (on_rq is 0), or has been left there
 * since it went to sleep (1).  One that waits goes from one CPU's to another's (2).  A thread that has what it is
 * sorted by changed is taken off and put back (2 in the flags), but does not cease to wait.  Linux does not tell of
 * places at the front of a queue.
 */
fbt:vmlinux:enqueue_task_fair:entry
/args[1]->on_rq == 0 || args[1]->on_rq == 2 && args[1]->__state == 0 || args[1]->on_rq == 1 && !(args[2] & 2)/
{
	fire("sched:::enqueue", args[1], args[0]->cpu, 0);
}

fbt:vmlinux:enqueue_task_rt:entry,
fbt:vmlinux:enqueue_task_dl:entry,
fbt:vmlinux:enqueue_task_scx:entry,
fbt:vmlinux:enqueue_task_stop:entry
/args[1]->on_rq == 0 || args[1]->on_rq == 2 && args[1]->__state == 0/
{
	fire("sched:::enqueue", args[1], args[0]->cpu, 0);
}

fbt:vmlinux:dequeue_task_fair:entry,
fbt:vmlinux:dequeue_task_rt:entry,
fbt:vmlinux:dequeue_task_dl:entry,
fbt:vmlinux:dequeue_task_scx:entry
/args[1]->on_rq == 2 && args[1]->__state == 0/
{
	fire("sched:::dequeue", args[1], args[0]->cpu);
}

/*
 * In the thread that leaves; it sleeps unless it could go on (state 0), and then it waits from here on.  To Linux
 * the thread that runs is on the queue, too; here the next one leaves the queue as it is chosen.
 */
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

rawtp:sched::sched_switch
/tid != 0 && (args[0] || args[3] == 0)/
{
	fire("sched:::enqueue", args[1], cpu, 0);
}

rawtp:sched::sched_switch
/args[2]->pid != 0/
{
	fire("sched:::dequeue", args[2], cpu);
}

rawtp:sched::sched_switch
{
	fire("sched:::off-cpu", args[2]);
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
