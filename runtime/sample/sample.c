// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * sample.c - names the symbols that a script object may want besides the runtime's: those that
 * compilers call on their own.  It includes no kernel headers, which take long to read.
 */
void *memcpy(void *, const void *, unsigned long);
void *memset(void *, int, unsigned long);
void *memmove(void *, const void *, unsigned long);
int memcmp(const void *, const void *, unsigned long);
unsigned long sample_uses(void (*fn)(char *), char *p, unsigned long n);

const char sample_license[] __attribute__((used, section(".modinfo"))) = "license=GPL";

unsigned long sample_uses(void (*fn)(char *), char *p, unsigned long n)
{
	char buf[64];

	fn(buf);
	memcpy(p, buf, n);
	memset(p, buf[0], n);
	memmove(p, p + 1, n);
	return (unsigned long)memcmp(p, buf, n);
}

static int sample_init(void)
{
	return 0;
}

static void sample_exit(void)
{
}

/*
 * modpost looks for these two, and objtool for what module_init() makes of a function: an alias in
 * use.
 */
int init_module(void) __attribute__((alias("sample_init")));
void cleanup_module(void) __attribute__((alias("sample_exit")));
static void *const sample_life[] __attribute__((used, section(".init.data"))) = {
	(void *)init_module,
	(void *)cleanup_module,
};
