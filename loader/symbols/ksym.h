/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * ksym.h - kernel addresses to names, from /proc/kallsyms.
 *
 * The file is read when the first name is wanted, and once; a script that prints no
 * symbol never pays for it.  Where it hides the addresses (sysctl kernel.kptr_restrict), the
 * module is asked for each.
 */
#ifndef DTAP_LOADER_KSYM_H
#define DTAP_LOADER_KSYM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct ksym_result {
	const char *module; /* "vmlinux" for the kernel itself */
	const char *name;   /* NULL: its module alone is known */
	uint64_t offset;    /* of the address in the symbol */
};

/* false: nothing is known about the address. */
bool ksym_find(uint64_t address, struct ksym_result *ret);
/*
 * Who knows symbols that /proc/kallsyms hides: writes "name+0x1/0x20 [module]", or something else
 * when there is no name.  false: cannot be asked.  NULL: nobody.
 */
void ksym_ask(bool (*ask)(void *arg, uint64_t address, char *text, size_t size), void *arg);
/* Is it the name of a module of dtap's? */
bool ksym_is_own(const char *module);
/* Uses this text, in the format of /proc/kallsyms, instead; for tests. Takes it over (talloc). */
void ksym_load_text(char *text);
void ksym_free(void);

#endif
