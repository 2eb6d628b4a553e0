/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * stability.h - attributes and versions of identifiers: what pragmas say is collected first, and
 * after the program what of it applied to nothing is reported (pragma.c).  The stability_of_
 * functions report what is weaker than option amin allows.
 */
#ifndef DTAP_CHECK_STABILITY_H
#define DTAP_CHECK_STABILITY_H

#include "checker.h"

/* What a pragma says of a name.  All are known before the program is checked. */
struct mark {
	const char *name; /* "translator": the one that follows */
	struct loc loc;
	bool is_version;
	struct attributes attributes;
	uint32_t version;
	bool used; /* by a definition that is left out */
};

void stability_marks(struct checker *c);
/* A name, of the language or of the program, that is newer than the version asked for. */
bool stability_is_newer(struct checker *c, const struct scope *sc, const char *name);
const char *stability_newer_hint(struct checker *c, const char *name); /* why; NULL: it is not */
bool stability_hides(struct checker *c, const char *name);
bool stability_hides_translator(struct checker *c, struct loc loc);
bool stability_of_name(struct checker *c, const struct scope *sc, const char *name,
		       struct loc loc); /* the program's own */
bool stability_of_builtin(struct checker *c, const struct scope *sc, const char *name,
			  struct loc loc);
bool stability_of_symbol(struct checker *c, const struct scope *sc, const char *name,
			 struct loc loc);
bool stability_of_args(struct checker *c, const struct scope *sc,
		       struct loc loc);				 /* of the clause's probes */
bool stability_is_declared(struct checker *c, const char *name); /* by a pragma */
bool stability_of_probes(struct checker *c, const struct scope *sc, const struct probe_desc *desc,
			 struct probe *const *probes, size_t n);

#endif
