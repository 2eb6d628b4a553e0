// SPDX-License-Identifier: GPL-2.0-or-later
/* Built-in variables (builtins.def) and uregs[]. */
#include "builtin.h"

#include <string.h>

#include "fold.h"
#include "known.h"
#include "stability.h"
#include "symbol.h"
#include "translator/lang/intern.h"
#include "translator/types/type_priv.h"

#define NUREGS 26 /* <sys/regset.h> of Solaris on amd64: R15 0 … TRAPNO 25 */

static const struct type *builtin_type(struct checker *c, const char *name)
{
	const struct type *t;
	struct type *blank;

	if (*name != '*')
		return type_named(c->types, name);
	/* The kernel's, even if the program has a struct of that name. */
	t = c->req->target ? type_tag(c->types, TYPE_STRUCT, name + 1, "vmlinux") : NULL;
	if (!t)
		t = type_tag(c->types, TYPE_STRUCT, name + 1, NULL);
	if (!t) {
		blank = type_alloc(c->types, TYPE_STRUCT);
		blank->name = intern(name + 1);
		blank->incomplete = true;
		type_define_tag(c->types, blank);
		t = blank;
	}
	return type_pointer(c->types, t);
}

static bool reads_user(int builtin)
{
	return builtin == PB_UCALLER || builtin == PB_USTACKDEPTH || builtin == PB_UREGS ||
	       builtin == PB_EXECARGS;
}

/* Of a kernel struct, which the program may not redefine; bytes. */
static bool member_offset(const struct type *t, const char *name, uint32_t *ret)
{
	uint32_t bits;

	if (!t || !type_member_find(t, name, &bits))
		return false;
	*ret = bits / 8;
	return true;
}

bool builtin_paths(struct checker *c, struct loc loc)
{
	const struct type *t;
	struct prog *p = c->prog;

	if (!c->req->target)
		return true;
	t = type_tag(c->types, TYPE_STRUCT, "mount", "vmlinux");
	if (member_offset(t, "mnt_parent", &p->mount.parent) &&
	    member_offset(t, "mnt_mountpoint", &p->mount.mountpoint) &&
	    member_offset(t, "mnt", &p->mount.mnt))
		return true;
	ERR(c, loc, D_SYM_NOTYPES,
	    "path names need the layout of 'struct mount', which this kernel's BTF lacks");
	return false;
}

static struct value empty_string(struct checker *c, struct loc loc)
{
	struct prog_expr *e = fold_new(c, PX_STR, c->t.string, loc, 0);
	struct value v = value_rvalue(c->t.string, e, loc);

	e->str.text = "";
	v.builtin = true;
	return v;
}

/* The scheduler's clock stands still between its updates, and is behind by what interrupts took. */
static bool check_cpu_time(struct checker *c, struct loc loc)
{
	struct prog *p = c->prog;
	const struct type *t;
	bool percpu = false;

	if (!c->req->target || p->rq.ksym)
		return true;
	t = type_tag(c->types, TYPE_STRUCT, "rq", "vmlinux");
	if (!member_offset(t, "clock", &p->rq.clock) ||
	    !member_offset(t, "clock_task", &p->rq.clock_task) ||
	    !target_symbol(c->req->target, "runqueues", "vmlinux", &percpu) || !percpu) {
		ERR(c, loc, D_SYM_NOTYPES,
		    "CPU time needs the layout of 'struct rq' and the variable 'runqueues', "
		    "which this kernel's BTF or symbols lack");
		return false;
	}
	p->rq.ksym = symbol_row(c, "runqueues", "vmlinux", true) + 1;
	return true;
}

struct value builtin_value(struct checker *c, const struct scope *sc, const struct builtin_info *b,
			   struct loc loc)
{
	const struct type *t;
	struct value v;

	if (!stability_of_builtin(c, sc, b->name, loc))
		return value_error();
	if (b->builtin < 0) {
		diag_error(c->diag, loc, D_VAR_UNSUP, b->hint,
			   "the variable '%s' does not exist on Linux", b->name);
		return value_error();
	}
	if ((b->builtin == PB_CWD || b->builtin == PB_ROOT) && !builtin_paths(c, loc))
		return value_error();
	/* A stable probe's is empty, whatever function of the kernel's it stands for. */
	if (b->builtin == PB_PROBEFUNC && sc->clause && sc->stable)
		return empty_string(c, loc);
	if (b->builtin == PB_VTIMESTAMP && !check_cpu_time(c, loc))
		return value_error();
	t = builtin_type(c, b->type);
	v = value_rvalue(t, fold_new(c, PX_BUILTIN, t, loc, 0), loc);
	v.e->builtin = b->builtin;
	v.builtin = true;
	if (reads_user(b->builtin))
		c->prog->privileges |= PROG_USER;
	return v;
}

struct value builtin_uregs(struct checker *c, struct value i, struct loc loc)
{
	struct value v;

	if (i.kind == V_ERROR)
		return i;
	if (!type_is_integer(i.type)) {
		ERR(c, loc, D_PROTO_ARG, "the subscript of uregs[] must be an integer, not '%s'",
		    value_tname(c, i.type));
		return value_error();
	}
	if (i.e->kind == PX_INT && (i.e->value < 0 || i.e->value >= NUREGS)) {
		ERR(c, loc, D_REGS_IDX, "there is no such user register; see the R_ constants");
		return value_error();
	}
	v = value_rvalue(c->t.u64,
			 fold_new(c, PX_BUILTIN, c->t.u64, loc, 1, fold_cast(c, c->t.u, i.e)), loc);
	v.e->builtin = PB_UREGS;
	v.builtin = true;
	c->prog->privileges |= PROG_USER;
	return v;
}
