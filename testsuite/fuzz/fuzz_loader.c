// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * fuzz_loader - the bytes are a module's metadata, a NUL, and what a kernel side makes its answers
 * of; all is set up, read and printed as by dtaprun. The first byte after the NUL chooses options.
 */
#include <stdlib.h>
#include <string.h>
#include <talloc.h>

#include "fake_kernel.h"
#include "loader/symbols/ksym.h"
#include "loader/host/say.h"
#include "loader/session/session.h"
#include "loader/process/shell.h"
#include "loader/symbols/usym.h"
#include "meta_mutate.h"

#define ROUNDS 16

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t most, unsigned int seed);
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t most);
FILE *fuzz_fopen(const char *path, const char *mode);

/* ------------------------------------------------- what must not happen outside */

/* Messages are made, and go nowhere. */
void say(const char *format, ...)
{
	char line[2048];
	va_list args;

	va_start(args, format);
	vsnprintf(line, sizeof(line), format, args);
	va_end(args);
}

void say_name(const char *name)
{
	(void)name;
}

void say_before(void (*flush)(void *arg), void *arg)
{
	(void)flush;
	(void)arg;
}

void shell_run(const char *command, int output, void (*heartbeat)(void *arg), void *arg)
{
	(void)command;
	(void)output;
	(void)heartbeat;
	(void)arg;
}

/* The loader's fopen(): freopen() names files, and stacks have numbers of processes. */
FILE *fuzz_fopen(const char *path, const char *mode)
{
	(void)path;
	return *mode == 'r' ? NULL : fopen("/dev/null", mode);
}

/* ------------------------------------------------------------------------ runs */

/* Options of a run, by the first byte after the metadata. */
static const char *const modes[][3] = {
	{ "quiet=0" },
	{ "format=jsonl" },
	{ "format=json", "quiet" },
	{ "aggpack", "agghist", "encoding=utf8" },
	{ "aggpercpu", "temporal" },
	{ "flowindent", "noresolve" },
	{ "rawbytes", "quiet" },
	{ "aggsortkey", "aggsortrev", "aggsortkeypos=1" },
};

static void run(struct session *s, struct fake_kernel *kernel)
{
	bool more = true;

	if (!session_set_options(s) || !session_set_up(s) || !session_begin(s))
		return;
	for (int i = 0; i < ROUNDS && more && !s->failed; i++) {
		more = fake_kernel_record(kernel);
		session_drain(s, false);
		session_heartbeat(s);
		drops_report(&s->drops, &s->rings, s->status.skipped, i % 2, false,
			     s->consumer.writer);
		if (i % 4 == 3 || aggr_filling(&s->aggr))
			aggr_snapshot(&s->aggr);
	}
	session_finish(s);
	if (s->consumer.writer->ops->close)
		s->consumer.writer->ops->close(s->consumer.writer, s->status.exit_status & 0xff,
					       *s->why ? s->why : NULL);
}

static void load_symbols(void)
{
	static bool loaded;

	if (!loaded)
		ksym_load_text(talloc_strdup(NULL,
					     "0000000000000001 T first\nffffffff81000000 T main\n"
					     "ffffffffc0000000 t other\t[module]\n"));
	loaded = true;
}

/* What is printed where no file is open goes nowhere, too. */
int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	return freopen("/dev/null", "w", stdout) ? 0 : -1;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const uint8_t *nul = memchr(data, 0, size), *seed = nul ? nul + 1 : data + size;
	const size_t length = nul ? (size_t)(nul - data) : size;
	const uint8_t mode = seed < data + size ? *seed++ % (sizeof(modes) / sizeof(*modes)) : 0;
	struct loader_request request = { .path = "fuzz.ko", .verbose = true };
	struct session s = { .request = &request, .signals = -1 };
	struct fake_kernel kernel;
	char why[300];

	load_symbols();
	s.meta = meta_parse(NULL, data, length, why, sizeof(why));
	if (!s.meta)
		return 0;
	request.options = modes[mode];
	while (request.noptions < 3 && modes[mode][request.noptions])
		request.noptions++;
	s.out.file = fopen("/dev/null", "w");
	fake_kernel_start(&kernel, s.meta, seed, (size_t)(data + size - seed));
	s.ctl = kernel.ctl;
	run(&s, &kernel);
	session_release(&s);
	out_close(&s.out);
	plan_deinit(&s.plan);
	talloc_free(s.meta);
	usym_free();
	return 0;
}

/* ------------------------------------------------------------------- mutations */

/* Half of the time the kernel side's bytes, else a value in the metadata or any byte at all. */
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t most, unsigned int seed)
{
	uint8_t *nul = memchr(data, 0, size);
	size_t length = nul ? (size_t)(nul - data) : size, rest = size - length;
	uint8_t *tail;

	if (seed % 16 == 0)
		return LLVMFuzzerMutate(data, size, most);
	if (seed % 2 && rest)
		return length + 1 + LLVMFuzzerMutate(nul + 1, rest - 1, most - length - 1);
	tail = malloc(rest + 1);
	memcpy(tail, data + length, rest);
	length = meta_mutate((char *)data, length, most, seed / 16);
	if (rest > most - length)
		rest = most - length;
	memcpy(data + length, tail, rest);
	free(tail);
	return length + rest;
}
