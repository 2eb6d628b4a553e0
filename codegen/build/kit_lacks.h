/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * kit_lacks.h - which parts of the runtime scripts cannot use on a kernel, as a kit (kit.h) tells
 * it: those that were left out when it was made (kit_parts.h), those that look up a symbol which
 * the kernel does not have, and those that need one of these.
 */
#ifndef DTAP_KIT_LACKS_H
#define DTAP_KIT_LACKS_H

#include <stdbool.h>

struct args;

struct kit_part {
	const char *name;
	const char *why;    /* there is none; NULL: it is there */
	struct args *has;   /* the functions and tables that it defines */
	struct args *needs; /* symbols of the kernel that it looks up */
	struct args *uses;  /* parts */
};

/* Talloc'ed. */
struct kit_parts_list {
	struct kit_part *v;
	unsigned int n;
};

/*
 * Takes a line of the file "kit": "part NAME", and after it, of that part: "left WHY", "has
 * SYMBOL", "needs SYMBOL", "uses PART". false: it is another one.
 */
bool kit_lacks_read(void *ctx, struct kit_parts_list *list, const char *line);
/* Asks which of the kernel's symbols there are, and says of the parts what follows from that. */
void kit_lacks_settle(void *ctx, struct kit_parts_list *list,
		      bool (*has)(void *arg, const char *symbol), void *arg);
/* The part that has a function or table of rt.h, but is not there; NULL: none. */
const struct kit_part *kit_lacks_find(const struct kit_parts_list *list, const char *symbol);
bool kit_lacks_any(const struct kit_parts_list *list);

#endif
