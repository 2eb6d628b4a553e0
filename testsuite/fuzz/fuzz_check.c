// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * fuzz_check - the bytes are a script; what the checker accepts is dumped and must be well-formed.
 */
#include <talloc.h>

#include "translator/prog/prog.h"
#include "program.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static FILE *null;
	void *ctx = talloc_new(NULL);
	struct prog *prog = program_of(ctx, data, size);

	if (!null)
		null = fopen("/dev/null", "w");
	if (prog) {
		prog_dump(null, prog);
		prog_verify(prog);
	}
	talloc_free(ctx);
	return 0;
}
