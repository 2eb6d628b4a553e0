// SPDX-License-Identifier: GPL-2.0-or-later
/* What a session asks of its module before tracing begins. */
#define _GNU_SOURCE 1
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>
#include <unistd.h>

#include "common/must.h"
#include "common/period.h"
#include "common/scope.h"
#include "loader/symbols/ksym.h"
#include "macro.h"
#include "loader/host/memory.h"
#include "loader/load/missing.h"
#include "loader/host/say.h"
#include "session.h"
#include "siblings.h"

#define CPU_LIMIT  8192		/* the most that a kernel is built for */
#define RING_LIMIT (1ull << 32) /* as the kernel side has them */
#define HALF_LIMIT (1ull << 31)

/* ------------------------------------------------------------------ options */

static const char *set_option(struct session *s, const char *name, const char *value,
			      enum runopt_source source)
{
	return plan_takes(name) ? plan_set(&s->plan, name, value) :
				  runopt_set(&s->options, name, value, source);
}

/* "name" or "name=value" of -x. */
static bool set_given(struct session *s, const char *text)
{
	const char *equals = strchr(text, '='), *why;
	scope_free char *name =
		must(talloc_strndup(NULL, text, equals ? (size_t)(equals - text) : strlen(text)));

	why = set_option(s, name, equals ? equals + 1 : NULL, RUNOPT_LOAD);
	if (why)
		say("failed to set -x %s: %s", name, why);
	return !why;
}

bool session_set_options(struct session *s)
{
	const struct loader_request *r = s->request;
	const char *why;

	runopt_init(&s->options);
	plan_init(&s->plan);
	for (u32 i = 0; i < s->meta->noptions; i++) {
		const struct meta_option *o = &s->meta->options[i];

		why = set_option(s, o->name, *o->value ? o->value : NULL, RUNOPT_BUILD);
		if (why) {
			say("failed to set option %s of %s: %s", o->name, r->path, why);
			return false;
		}
	}
	for (size_t i = 0; i < r->noptions; i++)
		if (!set_given(s, r->options[i]))
			return false;
	if (s->options.source[OPTION_strsize] == RUNOPT_LOAD &&
	    runopt_get(&s->options, strsize) > s->meta->strsize) {
		say("failed to set -x strsize: the module was built for %u bytes at most",
		    s->meta->strsize);
		return false;
	}
	if (s->meta->destructive && !runopt_get(&s->options, destructive)) {
		say("could not enable tracing: destructive actions not allowed (-w allows them)");
		return false;
	}
	if (s->meta->destructive && !runopt_get(&s->options, quiet))
		say("allowing destructive actions");
	if (r->rotate_size && runopt_get(&s->options, format) == RUNOPT_FORMAT_JSON) {
		say("failed to rotate %s: option format=json makes one array of all; format=jsonl "
		    "can be divided",
		    r->output);
		return false;
	}
	/* Nothing else may stand among the objects. */
	s->plan.aside = !r->output && runopt_get(&s->options, format) != RUNOPT_FORMAT_TEXT;
	return true;
}

/* ------------------------------------------------------------------- set-up */

static void say_lowered(u64 wanted, u64 got, const char *what)
{
	static const char units[] = " kmgt";
	int unit = 0;

	/* The kernel side rounds down to whole words. */
	if (got + sizeof(u64) >= wanted)
		return;
	for (; got && !(got % 1024) && units[unit + 1]; unit++)
		got /= 1024;
	say("%s size lowered to %llu%.*s", what, got, unit > 0, &units[unit]);
}

/* Both are periods. */
static void say_rate(u64 wanted, u64 got, const char *what)
{
	const char *change = got > wanted ? "reduced" : "increased";

	if (got == wanted || !got)
		return;
	if (got <= NSEC_PER_SEC)
		say("%s rate %s to %llu hz", what, change, NSEC_PER_SEC / got);
	else
		say("%s rate %s to once every %llu seconds", what, change, got / NSEC_PER_SEC);
}

/*
 * The kernel side takes nothing for what the script does not use, and says 0 or what it was told.
 */
static void report_sizes(struct session *s, const struct dtap_setup *wanted)
{
	if (runopt_get(&s->options, quietresize))
		return;
	if (s->meta->nrecords)
		say_lowered(wanted->bufsize, s->setup.bufsize, "buffer");
	if (s->meta->naggs)
		say_lowered(wanted->aggsize, s->setup.aggsize, "aggregation");
	if (s->setup.nspec)
		say_lowered(wanted->specsize, s->setup.specsize, "speculation");
	if (s->setup.dynvarsize)
		say_lowered(wanted->dynvarsize, s->setup.dynvarsize, "dynamic variable");
	say_rate(wanted->cleanrate, s->setup.cleanrate, "cleaning");
}

static void say_refused(const struct session *s, int error)
{
	static const char *const sizes[] = {
		[DTAP_PART_BUFFERS] = "bufsize",
		[DTAP_PART_AGGREGATIONS] = "aggsize",
		[DTAP_PART_VARIABLES] = "dynvarsize",
		[DTAP_PART_SPECULATIONS] = "specsize times nspec",
	};
	const u64 symbol = s->setup.resv[0]; /* its number from 1, or 0 */
	const u64 part = s->setup.resv[1];

	if (error == -ENOENT && symbol && symbol <= s->meta->nksyms)
		say("could not enable tracing: the kernel has no symbol %s",
		    s->meta->ksyms[symbol - 1]);
	else if (error == -ENOENT)
		say("could not enable tracing: the kernel lacks a symbol that the script refers "
		    "to");
	else if (error == -EPERM)
		say("could not enable tracing: destructive actions not allowed (-w allows them)");
	else if (s->setup.cpu >= (error == -EINVAL ? (s32)s->info.ncpu : 0) &&
		 (error == -EINVAL || error == -ENODEV))
		say("could not enable tracing: cpu: no CPU %d is online", s->setup.cpu);
	else if (part && part < sizeof(sizes) / sizeof(*sizes))
		say("could not enable tracing: %s: %s", sizes[part], strerror(-error));
	else
		say("could not enable tracing: %s", strerror(-error));
}

/* The kernel side makes room for values without keys, whatever it is told. */
static uint64_t aggregation_size(const struct session *s)
{
	for (u32 i = 0; i < s->meta->naggs; i++)
		if (s->meta->aggs[i].keyed)
			return runopt_get(&s->options, aggsize);
	return 1;
}

/* A kind of buffer: the option that sets its size, and how many of them there are. */
struct part {
	const char *option;
	u64 *size;
	u64 count;
};

#define LEAST_SIZE 4096 /* no part gets less */

static u64 cost(const struct part *p)
{
	u64 bytes;

	return __builtin_mul_overflow(*p->size, p->count, &bytes) ? UINT64_MAX : bytes;
}

static u64 total_cost(const struct part *parts, size_t n, const struct part **largest)
{
	u64 total = 0;

	*largest = &parts[0];
	for (size_t i = 0; i < n; i++) {
		if (cost(&parts[i]) > cost(*largest))
			*largest = &parts[i];
		if (__builtin_add_overflow(total, cost(&parts[i]), &total))
			total = UINT64_MAX;
	}
	return total;
}

/* As the kernel side rounds it. */
static u64 buffer_size(u64 wanted)
{
	u64 size = LEAST_SIZE;

	while (size < wanted && size < 1ull << 62)
		size *= 2;
	return size;
}

/*
 * Halves the sizes, the largest first, until all is within the share of the memory that is granted;
 * or refuses, when sizes are not to be changed.  The kernel side may still have less.
 */
static bool fit_sizes(struct session *s, struct dtap_setup *setup)
{
	const u64 cpus = setup->cpu >= 0 ? 1 : (u64)sysconf(_SC_NPROCESSORS_ONLN);
	const u64 granted = s->memory.available / (setup->bufresize ? MEMORY_SHARE : 2);
	const struct part parts[] = {
		{ "bufsize", &setup->bufsize, cpus },
		{ "aggsize", &setup->aggsize, 2 * cpus },
		{ "dynvarsize", &setup->dynvarsize, 1 },
		{ "specsize times nspec", &setup->specsize, cpus * setup->nspec },
	};
	const size_t n = sizeof(parts) / sizeof(*parts);
	char asked[MEMORY_TEXT], most[MEMORY_TEXT];
	const struct part *largest;
	u64 total;

	memory_text(total_cost(parts, n, &largest), asked);
	memory_text(granted, most);
	setup->bufsize = buffer_size(setup->bufsize);
	total = total_cost(parts, n, &largest);
	if (total > granted && !setup->bufresize) {
		say("could not enable tracing: %s: buffers of %s are asked for, and half of the "
		    "memory that is available is %s",
		    largest->option, asked, most);
		return false;
	}
	if (total > granted && !runopt_get(&s->options, quietresize))
		say("buffers of %s are asked for; they get %s, a quarter of the memory that is "
		    "available",
		    asked, most);
	while (total > granted && *largest->size / 2 >= LEAST_SIZE) {
		*largest->size /= 2;
		total = total_cost(parts, n, &largest);
	}
	s->held = total;
	return true;
}

static bool set_up(struct session *s)
{
	struct runopts *o = &s->options;
	struct dtap_setup wanted = {
		.bufsize = runopt_get(o, bufsize),
		.aggsize = aggregation_size(s),
		.dynvarsize = runopt_get(o, dynvarsize),
		.specsize = runopt_get(o, specsize),
		.nspec = (u32)runopt_get(o, nspec),
		.bufpolicy = (u32)runopt_get(o, bufpolicy),
		.strsize = (u32)runopt_get(o, strsize),
		.stackframes = (u32)runopt_get(o, stackframes),
		.ustackframes = (u32)runopt_get(o, ustackframes),
		.cpu = runopt_is_set(o, cpu) ? (s32)runopt_get(o, cpu) : -1,
		.destructive = (u32)runopt_get(o, destructive),
		.bufresize = (u32)runopt_get(o, bufresize),
		.watchdog = runopt_get(o, watchdog),
		.cleanrate = runopt_get(o, cleanrate),
		.enders = session_ending_signals(s),
		.override_limit = runopt_get(o, override_limit),
		.override_period = runopt_get(o, override_rate),
		.override_every = (u32)runopt_get(o, override_every),
		.override_percent = (u32)runopt_get(o, override_probability),
		.stamped = runopt_get(o, temporal) || runopt_get(o, format) != RUNOPT_FORMAT_TEXT,
	};
	int error;

	if (wanted.strsize > s->info.strsize)
		wanted.strsize = s->info.strsize;
	s->setup = wanted;
	s->memory = memory_now();
	if (!fit_sizes(s, &s->setup))
		return false;
	error = ctl_call(&s->ctl, DTAP_IOC_SETUP, &s->setup);
	if (error) {
		say_refused(s, error);
		return false;
	}
	report_sizes(s, &wanted);
	return true;
}

/* What is mapped, and multiplied by the number of CPUs. */
static bool sizes_are_possible(const struct session *s)
{
	const u64 page = (u64)sysconf(_SC_PAGESIZE), ring = s->setup.bufsize;

	if (ring > RING_LIMIT || ring < page || ring & (ring - 1))
		return false;
	return !s->meta->naggs || (s->setup.aggsize <= HALF_LIMIT && !(s->setup.aggsize % page));
}

static void account(struct session *s)
{
	const u64 cpus = s->setup.cpu >= 0 ? 1 : s->info.ncpu;
	const u64 halves = s->meta->naggs ? 2 * s->setup.aggsize : 0;

	memory_shield(cpus * (2 * s->setup.bufsize + halves), &s->memory);
	s->aggr.room = s->memory.available / MEMORY_SHARE + 1; /* 0 would be no limit */
}

static bool map_memory(struct session *s)
{
	int error;

	if (!sizes_are_possible(s)) {
		say("could not enable tracing: %s speaks of buffers of impossible size",
		    s->request->path);
		return false;
	}
	error = rings_map(&s->rings, &s->ctl, s->info.ncpu, s->setup.bufsize);
	if (!error)
		error = aggr_init(&s->aggr, s->meta, &s->ctl, s->info.ncpu, s->setup.aggsize);
	if (!error)
		account(s);
	if (!error && runopt_get(&s->options, aggpercpu))
		aggr_keep_cpus(&s->aggr, s->info.ncpu);
	if (error)
		say("could not enable tracing: failed to map the buffers: %s", strerror(-error));
	return !error;
}

static bool prepare_output(struct session *s)
{
	struct consumer *c = &s->consumer;
	struct fmt *formats = record_formats(s->meta);

	if (!formats)
		return false;
	text_writer_init(&s->text, &s->out, s->meta, &s->options, formats, s->info.ncpu);
	s->text.target = s->nprocesses ? (u64)s->processes[0].pid : 0;
	c->meta = s->meta;
	c->options = &s->options;
	c->out = &s->out;
	c->aggr = &s->aggr;
	c->writer = &s->text.writer;
	if (runopt_get(&s->options, format) != RUNOPT_FORMAT_TEXT) {
		json_init(&s->json, &s->text);
		c->writer = &s->json.writer;
	}
	c->text = &s->text;
	c->formats = formats;
	record_init(c, s->info.ncpu);
	drops_init(&s->drops, s->info.ncpu);
	if (c->writer->ops->start)
		c->writer->ops->start(c->writer, &(struct run){
							 .version = s->request->version,
							 .script = s->meta->script,
							 .arguments = s->request->args,
							 .narguments = s->request->nargs,
						 });
	return true;
}

static bool ask_symbol(void *arg, uint64_t address, char *text, size_t size)
{
	struct dtap_symbol symbol = { .address = address };

	if (ctl_call(arg, DTAP_IOC_SYMBOL, &symbol))
		return false;
	snprintf(text, size, "%.*s", (int)sizeof(symbol.text), symbol.text);
	return true;
}

bool session_set_up(struct session *s)
{
	int error;

	error = ctl_call(&s->ctl, DTAP_IOC_INFO, &s->info);
	if (error || s->info.abi != DTAP_ABI_VERSION) {
		say("%s speaks another version of the protocol: build it anew", s->request->path);
		return false;
	}
	if (!s->info.ncpu || s->info.ncpu > CPU_LIMIT) {
		say("could not enable tracing: %s speaks of %u CPUs", s->request->path,
		    s->info.ncpu);
		return false;
	}
	ksym_ask(ask_symbol, &s->ctl);
	return macro_send(s->meta, s->request, &s->options, s->nprocesses ? s->processes[0].pid : 0,
			  &s->ctl) &&
	       set_up(s) && map_memory(s) && prepare_output(s);
}

/* ------------------------------------------------------------------- arming */

static void say_programs(const struct session *s)
{
	if (runopt_get(&s->options, quiet))
		return;
	for (u32 i = 0; i < s->meta->nprograms; i++) {
		const struct meta_program *p = &s->meta->programs[i];

		say("%s '%s' matched %u probe%s", p->is_script ? "script" : "description", p->text,
		    p->matched, p->matched == 1 ? "" : "s");
	}
}

/* Probes that are armed by mechanisms of the kernel: all but BEGIN, END and ERROR. */
static u64 count_armed(const struct meta *meta)
{
	u64 n = 0;

	for (u32 i = 0; i < meta->ngroups; i++)
		if (strcmp(meta->groups[i].prov, "dtrace"))
			n += meta->groups[i].nprobes;
	return n;
}

/* What the kernel side says beyond an errno, or NULL. */
static const char *reason_text(u32 reason)
{
	switch (reason) {
	case DTAP_REASON_CPUS:
		return "the kernel does not tell which CPUs come and go (tracepoint cpuhp_exit)";
	case DTAP_REASON_EVENTS:
		return "the kernel's trace events cannot be found";
	}
	return NULL;
}

/* The function is livepatched, or another script says what it returns. */
static void say_taken(const struct session *s)
{
	struct meta_probe p;

	if (meta_probe_by_row(s->meta, s->status.handler, s->status.row, &p))
		say("could not enable tracing: what %s:%s:%s:%s returns cannot be set: a "
		    "livepatch, a BPF program or another script already decides where the "
		    "function goes on",
		    p.group->prov, p.group->mod, p.func, p.group->name);
	else
		say("could not enable tracing: a livepatch, a BPF program or another script "
		    "already decides what a function of the script does");
}

static void say_unarmed(const struct session *s, int error)
{
	const char *text = reason_text(s->status.reason);

	if (error == -ECANCELED)
		say("interrupted before tracing began");
	else if (s->status.reason == DTAP_REASON_OVERRIDDEN)
		say_taken(s);
	else
		say("could not enable tracing: %s", text ? text : strerror(-error));
}

/* Whoever reads the output knows it at once, though no probe may fire for long. */
static void tell_armed(struct session *s, u64 probes)
{
	const u64 missing = s->status.nmissing < probes ? s->status.nmissing : probes;
	struct writer *w = s->consumer.writer;

	s->armed = probes - missing;
	if (w->ops->armed)
		w->ops->armed(w, s->armed, missing);
	out_flush(&s->out);
}

static bool attach(struct session *s)
{
	const u64 armed = count_armed(s->meta);
	int error;

	s->watching = !runopt_get(&s->options, quiet);
	if (s->watching)
		siblings_watch(s->meta, &s->ctl);
	error = ctl_call(&s->ctl, DTAP_IOC_ATTACH, &s->status);
	if (s->status.nmissing)
		missing_say(s->meta, &s->ctl,
			    s->status.nmissing < armed ? s->status.nmissing : (u32)armed,
			    s->request->verbose);
	if (!error && armed && s->status.nmissing >= armed) {
		say("could not enable tracing: none of the probes can be armed");
		return false;
	}
	if (error)
		say_unarmed(s, error);
	else
		tell_armed(s, armed);
	return !error;
}

static bool begin(struct session *s)
{
	int error = ctl_call(&s->ctl, DTAP_IOC_BEGIN, &s->status);

	if (error) {
		say("could not enable tracing: BEGIN: %s", strerror(-error));
		return false;
	}
	s->watching &= s->status.state <= DTAP_STATE_ACTIVE; /* else BEGIN was all */
	for (size_t i = 0; i < s->nprocesses; i++)
		if (s->status.state <= DTAP_STATE_ACTIVE && !tracee_go(&s->processes[i]))
			return false;
	return true;
}

bool session_begin(struct session *s)
{
	say_programs(s);
	if (!attach(s) || !begin(s))
		return false;
	notify_tell(&s->notify, "READY=1");
	return true;
}
