// SPDX-License-Identifier: GPL-2.0-or-later
#include "data/agg.h"
#include "data/var.h"
#include "record/buf.h"
#include "record/spec.h"
#include "stack/chain.h"
#include "storage.h"

#define MIN_SIZE 4096 /* bufresize=auto halves no further */

/* ------------------------------------------------------------------ per CPU */

static void pcpu_destroy(struct rt_pcpu *pcpu)
{
	env_percpu_set(rt_this_cpu, pcpu->cpu, NULL);
	env_free(pcpu->error_strtok_buf);
	env_free(pcpu->strtok_buf);
	env_free(pcpu->error_thisv);
	env_free(pcpu->base.thisv);
	env_free(pcpu->scratch);
	env_shared_free(pcpu->ctl);
	env_free(pcpu);
}

static int pcpu_alloc_work_space(struct rt_pcpu *pcpu)
{
	pcpu->scratch = env_alloc(RT_ALIGN8(rt_script.scratch_size) + 8);
	pcpu->base.thisv = env_alloc(RT_ALIGN8(rt_script.this_size) + 8);
	pcpu->strtok_buf = env_alloc(rt.strsize);
	if (!pcpu->scratch || !pcpu->base.thisv || !pcpu->strtok_buf)
		return -ENOMEM;
	if (rt_script.uses & RT_USES_ERROR) {
		pcpu->error_thisv = env_alloc(RT_ALIGN8(rt_script.this_size) + 8);
		pcpu->error_strtok_buf = env_alloc(rt.strsize);
		if (!pcpu->error_thisv || !pcpu->error_strtok_buf)
			return -ENOMEM;
	}
	return 0;
}

static int pcpu_create(u32 cpu)
{
	struct rt_pcpu *pcpu = env_alloc(sizeof(*pcpu));
	int err = 0;

	if (!pcpu)
		return -ENOMEM;
	pcpu->cpu = cpu;
	pcpu->rand = env_random() | 1;
	/* So that a block of another CPU is not taken for one of this. */
	pcpu->base.turn = env_random();
	pcpu->base.scratch_end = RT_ALIGN8((u64)rt_script.scratch_size);
	pcpu->busy = RT_IDLE;
	if (rt.opt.cpu >= 0 && (u32)rt.opt.cpu != cpu)
		pcpu->busy = RT_OFF;
	else if (!env_cpu_online(cpu))
		pcpu->busy = RT_ABSENT;
	pcpu->ctl = env_shared_alloc(ENV_PAGE_SIZE);
	if (!pcpu->ctl)
		err = -ENOMEM;
	else if (rt_traced(pcpu))
		err = pcpu_alloc_work_space(pcpu);
	if (err)
		pcpu_destroy(pcpu);
	else
		rt.percpu[cpu] = pcpu;
	return err;
}

static void percpu_deinit(void)
{
	u32 i;

	for (i = 0; rt.percpu && i < rt.ncpu; i++)
		if (rt.percpu[i])
			pcpu_destroy(rt.percpu[i]);
	env_free(rt.percpu);
	rt.percpu = NULL;
}

static int percpu_init(void)
{
	int err = 0;
	u32 i;

	rt.ncpu = env_ncpu();
	rt.percpu = env_alloc(rt.ncpu * sizeof(rt.percpu[0]));
	if (!rt.percpu)
		return -ENOMEM;
	for (i = 0; i < rt.ncpu && !err; i++)
		err = pcpu_create(i);
	if (err)
		percpu_deinit();
	return err;
}

/* -------------------------------------------------------------------- whole */

/* What has a size that the user gives, in the order of set-up. */
static const struct part {
	u32 number; /* enum dtap_setup_part */
	int (*init)(void);
	void (*deinit)(void);
	u64 *size;
} parts[] = {
	{ DTAP_PART_BUFFERS, rt_buf_init, rt_buf_deinit, &rt.opt.bufsize },
	{ DTAP_PART_AGGREGATIONS, rt_agg_init, rt_agg_deinit, &rt.opt.aggsize },
	{ DTAP_PART_VARIABLES, rt_var_init, rt_var_deinit, &rt.opt.dynvarsize },
	{ DTAP_PART_SPECULATIONS, rt_spec_init, rt_spec_deinit, &rt.opt.specsize },
};

#define NPARTS (sizeof(parts) / sizeof(parts[0]))

/*
 * Runs init() and, when allowed, again with half of the size until that can be had.  init() raises
 * the size to the least it can do with; once that cannot be had, either, nothing can.
 */
static int init_resizing(const struct part *part)
{
	u64 last = ~0ULL;
	int err;

	for (;;) {
		err = part->init();
		if (!err)
			return 0;
		part->deinit();
		if (err != -ENOMEM || !rt.opt.bufresize || *part->size / 2 < MIN_SIZE ||
		    *part->size >= last || env_killed())
			return err;
		last = *part->size;
		*part->size /= 2;
	}
}

static int check_options(const struct dtap_setup *opt)
{
	if (opt->bufpolicy > DTAP_BUF_RING)
		return -EINVAL;
	if (opt->cpu < -1 || (opt->cpu >= 0 && (u32)opt->cpu >= env_ncpu()))
		return -EINVAL;
	if (opt->cpu >= 0 && !env_cpu_online((u32)opt->cpu))
		return -ENODEV;
	return 0;
}

int rt_storage_init(struct dtap_setup *opt)
{
	int err = check_options(opt);
	u32 i;

	if (err)
		return err;
	rt_assert(!rt.percpu);
	memset(&rt, 0, sizeof(rt));
	rt.opt = *opt;
	rt.strsize =
		opt->strsize && opt->strsize < rt_script.strsize ? opt->strsize : rt_script.strsize;
	if (!rt.strsize)
		rt.strsize = 1;
	rt.opt.strsize = rt.strsize;
	rt.strsize++;
	rt.bufpolicy = opt->bufpolicy;
	rt.stamped = opt->stamped;
	rt.seed = env_random();
	env_kernel_start = env_kernel_floor();

	err = percpu_init();
	if (!err)
		err = rt_chain_init();
	for (i = 0; i < NPARTS && !err; i++) {
		err = init_resizing(&parts[i]);
		if (err)
			opt->resv[1] = parts[i].number;
	}
	if (err) {
		rt_storage_deinit();
		return err;
	}
	for (i = 0; i < rt.ncpu; i++)
		env_percpu_set(rt_this_cpu, i, rt.percpu[i]);
	*opt = rt.opt;
	return 0;
}

void rt_storage_deinit(void)
{
	if (!rt.percpu)
		return;
	rt_spec_deinit();
	rt_var_deinit();
	rt_agg_deinit();
	rt_buf_deinit();
	rt_chain_deinit();
	percpu_deinit();
}
