// SPDX-License-Identifier: GPL-2.0-or-later
/* Built-in variables (builtins.def) and uregs[]. */
#include "checker.h"

#include <string.h>

#include "translator/lang/intern.h"
#include "translator/types/type_priv.h"

struct builtin_info {
	const char *name;
	int builtin;	  /* enum prog_builtin, -1: of other systems */
	const char *type; /* "*tag": pointer to a kernel struct */
	const char *hint;
};

static const struct builtin_info builtins[] = {
#define BUILTIN(name, pb, type, ...) { #name, PB_##pb, type, NULL },
#define ELSEWHERE(name, hint, since) { #name, -1, NULL, hint },
#include "translator/prog/builtins.def"
};

#define NUREGS 26 /* <sys/regset.h> of Solaris on amd64: R15 0 … TRAPNO 25 */

const struct builtin_info *builtin_find(struct checker *c, const char *name)
{
	for (size_t i = 0; i < sizeof(builtins) / sizeof(*builtins); i++)
		if (!strcmp(builtins[i].name, name))
			return version_hides(c, name) ? NULL : &builtins[i];
	return NULL;
}

bool builtin_exists(struct checker *c, const char *name)
{
	const struct builtin_info *b = builtin_find(c, name);
	unsigned int n;

	return (b && b->builtin >= 0) || builtin_argn(name, &n) || !strcmp(name, "args") ||
	       !strcmp(name, "uregs") || !strcmp(name, "NULL");
}

bool builtin_argn(const char *name, unsigned int *ret)
{
	if (strncmp(name, "arg", 3) || name[3] < '0' || name[3] > '9' || name[4])
		return false;
	*ret = (unsigned int)(name[3] - '0');
	return true;
}

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

bool check_paths(struct checker *c, struct loc loc)
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
	struct prog_expr *e = px_new(c, PX_STR, c->t.string, loc, 0);
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
	p->rq.ksym = check_ksym(c, "runqueues", "vmlinux", true) + 1;
	return true;
}

struct value check_builtin(struct checker *c, const struct builtin_info *b, struct loc loc)
{
	const struct type *t;
	struct value v;

	if (!stability_of_builtin(c, b->name, loc))
		return value_error();
	if (b->builtin < 0) {
		diag_error(c->diag, loc, D_VAR_UNSUP, b->hint,
			   "the variable '%s' does not exist on Linux", b->name);
		return value_error();
	}
	if ((b->builtin == PB_CWD || b->builtin == PB_ROOT) && !check_paths(c, loc))
		return value_error();
	/* A stable probe's is empty, whatever function of the kernel's it stands for. */
	if (b->builtin == PB_PROBEFUNC && c->cl && c->cl->stable)
		return empty_string(c, loc);
	if (b->builtin == PB_VTIMESTAMP && !check_cpu_time(c, loc))
		return value_error();
	t = builtin_type(c, b->type);
	v = value_rvalue(t, px_new(c, PX_BUILTIN, t, loc, 0), loc);
	v.e->builtin = b->builtin;
	v.builtin = true;
	if (reads_user(b->builtin))
		c->prog->privileges |= PROG_USER;
	return v;
}

struct value check_uregs(struct checker *c, const struct node *n)
{
	struct value i, v;

	if (n->index.keys.n != 1) {
		ERR(c, n->loc, D_PROTO_LEN, "uregs[] takes one subscript");
		return value_error();
	}
	i = check_rvalue(c, n->index.keys.items[0]);
	if (i.kind == V_ERROR)
		return i;
	if (!type_is_integer(i.type)) {
		ERR(c, n->loc, D_PROTO_ARG, "the subscript of uregs[] must be an integer, not '%s'",
		    tname(c, i.type));
		return value_error();
	}
	if (i.e->kind == PX_INT && (i.e->value < 0 || i.e->value >= NUREGS)) {
		ERR(c, n->loc, D_REGS_IDX, "there is no such user register; see the R_ constants");
		return value_error();
	}
	v = value_rvalue(c->t.u64,
			 px_new(c, PX_BUILTIN, c->t.u64, n->loc, 1, px_cast(c, c->t.u, i.e)),
			 n->loc);
	v.e->builtin = PB_UREGS;
	v.builtin = true;
	c->prog->privileges |= PROG_USER;
	return v;
}
