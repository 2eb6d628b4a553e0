// SPDX-License-Identifier: GPL-2.0-or-later
#include <linux/cpu.h>
#include <linux/kallsyms.h>
#include <linux/module.h>
#include <linux/printk.h>
#include <linux/smp.h>
#include <linux/workqueue.h>

#include "attach/attach.h"
#include "attach/fire.h"
#include "attach/pin.h"
#include "data/agg.h"
#include "record/buf.h"
#include "record/spec.h"
#include "session.h"
#include "storage.h"
#include "watchdog.h"

/* abi.h's numbers and the kernel's must not drift apart unseen. */
static_assert(sizeof(struct dtap_cpu_ctl) <= PAGE_SIZE);

static enum {
	STEP_NEW,
	STEP_SET_UP,
	STEP_ATTACHED,
	STEP_BEGUN,
	STEP_STOPPED,
	STEP_ENDED,
	STEP_DETACHED,
	STEP_CLOSED,
} step;

static bool armed;
static u64 missed_before, missed_after; /* attach_missed() when the gate opened and closed */

/* Strings given for macros: owned here, as the script's table only points at them. */
#define MACRO_MAX     4096
#define CLEAN_FASTEST (NSEC_PER_SEC / 5000)
#define CLEAN_SLOWEST (60 * (u64)NSEC_PER_SEC)
static struct {
	char *copy;
	const char *built; /* what was there before */
} * macro_strings;

bool session_unused(void)
{
	return step == STEP_NEW;
}

bool session_live(void)
{
	return step > STEP_NEW && step < STEP_CLOSED;
}

/* ------------------------------------------------------------------- set-up */

int session_macro_text(const struct dtap_macro *m, char **text)
{
	char *copy;

	*text = NULL;
	if (!m->len)
		return 0;
	if (m->len > MACRO_MAX)
		return -E2BIG;
	copy = env_alloc(MACRO_MAX);
	if (!copy)
		return -ENOMEM;
	if (copy_from_user(copy, (const void __user *)(unsigned long)m->str, m->len)) {
		env_free(copy);
		return -EFAULT;
	}
	copy[m->len - 1] = 0;
	*text = copy;
	return 0;
}

static int set_macro_string(u32 index, char **text)
{
	if (!macro_strings)
		macro_strings = env_alloc(rt_script.nmacro * sizeof(*macro_strings));
	if (!macro_strings)
		return -ENOMEM;
	if (!macro_strings[index].copy)
		macro_strings[index].built = rt_script.macros[index].str;
	env_free(macro_strings[index].copy);
	macro_strings[index].copy = *text;
	rt_script.macros[index].str = *text;
	*text = NULL;
	return 0;
}

int session_macro(const struct dtap_macro *m, char **text)
{
	if (step != STEP_NEW || m->index >= rt_script.nmacro)
		return -EINVAL;
	if (*text)
		return set_macro_string(m->index, text);
	rt_script.macros[m->index].value = m->value;
	rt_script.macros[m->index].str = NULL;
	return 0;
}

/* Safe strings are NUL-terminated within the string size. */
static void cut_macro_strings(u32 strsize)
{
	u32 i;

	for (i = 0; macro_strings && i < rt_script.nmacro; i++)
		if (macro_strings[i].copy && strsize <= MACRO_MAX)
			macro_strings[i].copy[strsize - 1] = 0;
}

static void free_macro_strings(void)
{
	u32 i;

	for (i = 0; macro_strings && i < rt_script.nmacro; i++) {
		if (macro_strings[i].copy)
			rt_script.macros[i].str = macro_strings[i].built;
		env_free(macro_strings[i].copy);
	}
	env_free(macro_strings);
	macro_strings = NULL;
}

static int resolve(struct rt_ksym *k)
{
	const char *name = attach_name(k->name);
	char both[MODULE_NAME_LEN + KSYM_NAME_LEN];
	unsigned long addr;
	int err;

	if (k->mod != 0xffffffffu && strcmp(attach_name(k->mod), "vmlinux") != 0) {
		snprintf(both, sizeof(both), "%s:%s", attach_name(k->mod), name);
		name = both;
	}
	err = pin_symbol(name, &addr);
	k->addr = addr;
	return err;
}

static int resolve_ksyms(u64 *failed)
{
	int err = 0;
	u32 i;

	for (i = 0; i < rt_script.nksym && !err; i++) {
		struct rt_ksym *k = &rt_script.ksyms[i];

		err = resolve(k);
		if (err == -ENOENT) {
			pr_err("%s: the kernel has no symbol %s\n", rt_script.name,
			       attach_name(k->name));
			*failed = i + 1;
		}
	}
	return err;
}

int session_setup(struct dtap_setup *opt)
{
	int err;

	if (step != STEP_NEW)
		return -EINVAL;
	if ((rt_script.uses & RT_USES_DESTRUCTIVE) && !opt->destructive)
		return -EPERM;
	memset(opt->resv, 0, sizeof(opt->resv));
	err = resolve_ksyms(&opt->resv[0]);
	if (err)
		return err;
	opt->cleanrate = min_t(u64, max_t(u64, opt->cleanrate, CLEAN_FASTEST), CLEAN_SLOWEST);
	err = rt_storage_init(opt);
	if (err)
		return err;
	cut_macro_strings(rt.strsize);
	step = STEP_SET_UP;
	return 0;
}

/* ----------------------------------------------------------------- speculations */

static void clean_this_cpu(void *unused)
{
	rt_spec_clean(rt_this());
}

static void clean_speculations(void)
{
	u32 cpu;

	if (!(rt_script.uses & RT_USES_SPEC) || !rt_spec_clean_begin())
		return;
	cpus_read_lock();
	on_each_cpu(clean_this_cpu, NULL, 1);
	for (cpu = 0; cpu < rt.ncpu; cpu++)
		if (!cpu_online(cpu))
			rt_spec_clean(rt.percpu[cpu]);
	cpus_read_unlock();
	rt_spec_clean_end();
}

static void clean_work_fn(struct work_struct *work);
static DECLARE_DELAYED_WORK(clean_work, clean_work_fn);

static void clean_work_again(void)
{
	if ((rt_script.uses & RT_USES_SPEC) && rt.opt.cleanrate)
		schedule_delayed_work(&clean_work, nsecs_to_jiffies(rt.opt.cleanrate) + 1);
}

static void clean_work_fn(struct work_struct *work)
{
	clean_speculations();
	clean_work_again();
}

/* ---------------------------------------------------------------- running, ending */

int session_attach(void)
{
	int err;

	if (step != STEP_SET_UP)
		return -EINVAL;
	err = attach_all();
	if (err)
		return err;
	armed = true;
	step = STEP_ATTACHED;
	return 0;
}

static __always_inline void fill(struct rt_ctx *ctx, const void *from)
{
	const struct rt_handler *h = from;

	rt_ctx_init(ctx, h, h->probes);
	memset(ctx->args, 0, sizeof(ctx->args));
}

/* Has this task run on CPUs with buffers; what it was allowed before is in `before`. */
static int move_to_traced(struct cpumask *before)
{
	struct rt_pcpu *pcpu;
	cpumask_var_t traced;
	int err = 0;
	u32 i;

	cpumask_copy(before, current->cpus_ptr);
	if (!zalloc_cpumask_var(&traced, GFP_KERNEL))
		return -ENOMEM;
	rt_for_each_traced(i, pcpu) cpumask_set_cpu(i, traced);
	if (!cpumask_subset(before, traced) && set_cpus_allowed_ptr(current, traced))
		err = -ENODEV; /* all of them are offline */
	free_cpumask_var(traced);
	return err;
}

static int run_handlers(enum rt_attach kind)
{
	cpumask_var_t before;
	const struct rt_handler *h;
	int err;

	if (!alloc_cpumask_var(&before, GFP_KERNEL))
		return -ENOMEM;
	err = move_to_traced(before);
	for_each_handler(h, kind) if (!err && !rt_stopping()) fire_run_ungated(fill, h);
	if (!cpumask_equal(before, current->cpus_ptr))
		set_cpus_allowed_ptr(current, before);
	free_cpumask_var(before);
	return err;
}

/* chill() and the like may keep the loader silent; so may a wrong result, but that is to end. */
static bool is_watched(void)
{
	return !rt.opt.destructive || rt_script.uses & RT_USES_OVERRIDE;
}

int session_run_begin(void)
{
	int err;

	if (step != STEP_ATTACHED)
		return -EINVAL;
	err = run_handlers(RT_ATTACH_BEGIN);
	if (err)
		return err;
	step = STEP_BEGUN;
	missed_before = attach_missed();
	watchdog_start(is_watched() ? rt.opt.watchdog : 0);
	clean_work_again();
	if (!env_cas32(&rt.state, DTAP_STATE_IDLE, DTAP_STATE_ACTIVE))
		return 0; /* BEGIN called exit() */
	WRITE_ONCE(rt.active, 1);
	smp_mb(); /* rt_state_end() changes the state first */
	if (READ_ONCE(rt.state) != DTAP_STATE_ACTIVE)
		WRITE_ONCE(rt.active, 0);
	attach_start();
	return 0;
}

static void nothing(void *unused)
{
}

/* Handlers run with interrupts disabled, so a CPU that took the interrupt has left them. */
static void close_gate(void)
{
	rt_state_end(DTAP_STATE_STOPPED);
	WRITE_ONCE(rt.active, 0);
	on_each_cpu(nothing, NULL, 1);
}

int session_stop(void)
{
	if (step != STEP_BEGUN)
		return -EINVAL;
	close_gate();
	missed_after = attach_missed();
	watchdog_stop();
	cancel_delayed_work_sync(&clean_work);
	clean_speculations();
	step = STEP_STOPPED;
	return 0;
}

int session_run_end(void)
{
	int err;

	if (step != STEP_STOPPED)
		return -EINVAL;
	WRITE_ONCE(rt.stopping, 0); /* it would skip END's clauses */
	rt_buf_open_reserve();
	err = run_handlers(RT_ATTACH_END);
	if (err)
		return err;
	WRITE_ONCE(rt.stopping, 1);
	clean_speculations();
	step = STEP_ENDED;
	return 0;
}

static void disarm(void)
{
	if (armed)
		attach_none();
	armed = false;
}

int session_detach(void)
{
	if (!session_live())
		return -EINVAL;
	if (step == STEP_BEGUN)
		session_stop();
	close_gate();
	disarm();
	step = STEP_DETACHED;
	return 0;
}

void session_close(void)
{
	if (session_live()) {
		session_detach();
		rt_storage_deinit();
		step = STEP_CLOSED;
	}
	pin_release();
	free_macro_strings();
}

/* --------------------------------------------------------------- while running */

struct agg_switch {
	struct rt_pcpu *pcpu;
	u32 half;
};

static void agg_switch_here(void *data)
{
	struct agg_switch *s = data;

	s->half = rt_agg_switch(s->pcpu);
}

int session_agg_switch(u32 cpu, u32 *half)
{
	struct agg_switch s;

	if (!session_live() || cpu >= rt.ncpu || !rt.percpu[cpu] || !rt_script.naggs)
		return -EINVAL;
	s.pcpu = rt.percpu[cpu];
	if (!s.pcpu->agg_half[0])
		return -ENODEV;
	rt_agg_prepare(s.pcpu);
	cpus_read_lock();
	if (smp_call_function_single(cpu, agg_switch_here, &s, 1))
		agg_switch_here(&s); /* offline: nobody else is there */
	cpus_read_unlock();
	*half = s.half;
	return 0;
}

void session_status(struct dtap_status *status)
{
	memset(status, 0, sizeof(*status));
	status->nmissing = attach_nmissing();
	status->reason = attach_reason();
	attach_reason_probe(&status->handler, &status->row);
	if (!session_live())
		return;
	status->state = READ_ONCE(rt.state);
	status->exit_status = READ_ONCE(rt.exit_status);
	status->cpu = READ_ONCE(rt.filled_cpu);
	if (step == STEP_BEGUN)
		status->skipped = attach_missed() - missed_before;
	else if (step > STEP_BEGUN)
		status->skipped = missed_after - missed_before;
}
