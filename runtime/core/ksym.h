/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * ksym.h - the kernel's symbols, and calls to functions it does not export.
 *
 * The address of kallsyms_lookup_name() itself comes from kprobes, which resolve a
 * name before they check anything else; no text is touched.  All of this sleeps and
 * belongs to process context, except the calls marked otherwise.
 */
#ifndef DTAP_KSYM_H
#define DTAP_KSYM_H

#include <linux/types.h>

struct module;
struct pt_regs;

/*
 * Says that the part cannot do without a symbol of the kernel that it looks up: who asks for the
 * part on a kernel without it is told so while translating (codegen/build/kit_parts.h). A mark that
 * is not linked.
 */
#define KSYM_NEEDS(symbol)                                  \
	asm(".pushsection .discard.ksym, \"\", @progbits\n" \
	    ".weak ksym_needs_" #symbol "\n"                \
	    "ksym_needs_" #symbol ":\n"                     \
	    "	.byte 0\n"                                    \
	    ".popsection\n")

/* Before anything else here.  -ENOENT: a needed symbol is missing (logged). */
int ksym_init(void);

/* Address of a symbol, "name" or "module:name"; the first of several; 0: none. */
unsigned long ksym_lookup(const char *name);

/*
 * Calls fn with every address that `name` has in the kernel itself (static functions
 * may share a name) until it returns non-zero, and returns that. Needs
 * kallsyms_on_each_match_symbol.
 */
int ksym_each(const char *name, int (*fn)(void *data, unsigned long addr), void *data);

/*
 * The loaded module of that name, the module that has that address; NULL: none.  Preemption is
 * disabled, and as long as it is the module stays.
 */
struct module *ksym_find_module(const char *name);
struct module *ksym_module_at(unsigned long addr);

/* Address of the ftrace call in the function at addr; 0: it has none.  Needs ftrace_location. */
unsigned long ksym_ftrace_location(unsigned long addr);

/* Size of the symbol that holds addr, and addr's place in it; false: none, or nobody knows. */
bool ksym_size(unsigned long addr, unsigned long *size, unsigned long *offset);

#endif
