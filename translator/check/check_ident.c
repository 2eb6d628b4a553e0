// SPDX-License-Identifier: GPL-2.0-or-later
/* Names in expressions: D variables, inlines, enumerators, kernel symbols, macros. */
#include "checker.h"

#include <bpf/btf.h>
#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "common/escape.h"
#include "foreign.h"
#include "translator/lang/intern.h"
#include "translator/types/type_priv.h"

static const struct {
	const char *name, *base, *shape;
} ksym_types[] = {
#define KSYM(name, base, shape) { #name, base, shape },
#include "translator/types/ksym_types.def"
#undef KSYM
};

/* -------------------------------------------------------------------- plain names */

struct sym *find_global(struct checker *c, const char *name)
{
	struct sym *s = c->in_library ? sym_find(c->syms, SS_LIBRARY, name) : NULL;

	return s ? s : sym_find(c->syms, SS_GLOBAL, name);
}

void ident_undefined(struct checker *c, const char *name, struct loc loc)
{
	const char *near = sym_nearest(c->syms, SS_GLOBAL, name), *hint = version_hint(c, name);
	static const char *const known[] = {
#define BUILTIN(name, ...) #name,
#include "translator/prog/builtins.def"
	};

	if (is_poisoned(c, SS_TYPEDEF, name)) /* sizeof (name) */
		return;
	if (!hint && foreign_word(name))
		hint = talloc_asprintf(c->ctx, "in D: %s", foreign_word(name));
	if (!near)
		near = diag_nearest(name, known, sizeof(known) / sizeof(*known));
	if (near && !hint)
		hint = talloc_asprintf(c->ctx, "closest: '%s'", near);
	diag_error(c->diag, loc, D_IDENT_UNDEF, hint, "'%s' is not defined", name);
	poison_name(c, SS_GLOBAL, name);
}

static struct value check_extern(struct checker *c, const struct sym *s, struct loc loc);

/* The library's curcpu is a translation; what it points to is in memory, too. */
static struct value with_address(struct checker *c, const struct sym *s, struct value v)
{
	if (v.kind != V_XLATE || strcmp(s->name, "curcpu") || !check_is_library(c, s->loc.source))
		return v;
	v.e = px_new(c, PX_BUILTIN, v.type, v.loc, 0);
	v.e->builtin = PB_CURCPU;
	return v;
}

static struct value check_sym(struct checker *c, struct sym *s, const struct node *n)
{
	struct value v;

	if (!stability_of_name(c, s->name, n->loc))
		return value_error();
	switch (s->kind) {
	case SK_VAR:
		return check_var_ref(c, s->var, n->loc);
	case SK_INLINE:
		if (s->inl->is_array) {
			ERR(c, n->loc, D_ARR_BADREF, "'%s' needs %u argument%s in brackets",
			    s->name, s->inl->nparams, s->inl->nparams == 1 ? "" : "s");
			return value_error();
		}
		return with_address(c, s, check_inline_use(c, s->inl, NULL, n->loc));
	case SK_CONST:
		v = value_rvalue(c->t.i, px_int(c, c->t.i, s->value, n->loc), n->loc);
		if (s->value > INT32_MAX || s->value < INT32_MIN)
			v = value_rvalue(c->t.l, px_int(c, c->t.l, s->value, n->loc), n->loc);
		return v;
	case SK_EXTERN:
		return check_extern(c, s, n->loc);
	case SK_PROTO:
	case SK_AGG:
	case SK_TYPE:
		break;
	case SK_WRONG:
		return value_error();
	}
	ERR(c, n->loc, D_IDENT_BADREF, "'%s' cannot be used as a variable", s->name);
	return value_error();
}

static bool bound(struct checker *c, const char *name, struct loc loc, struct value *ret)
{
	if (!c->bound)
		return false;
	for (unsigned int i = 0; i < c->bound->n; i++) {
		if (c->bound->list[i].name != name)
			continue;
		*ret = c->bound->list[i].value;
		ret->loc = loc;
		return true;
	}
	return false;
}

bool ident_unknown(struct checker *c, const char *name)
{
	const struct type *t;
	unsigned int i;
	struct value v;
	int64_t n;

	return !bound(c, name, (struct loc){ 0 }, &v) && !builtin_argn(name, &i) &&
	       strcmp(name, "NULL") && strcmp(name, "args") && strcmp(name, "uregs") &&
	       !type_enumerator(c->types, name, &t, &n);
}

struct value check_ident(struct checker *c, const struct node *n)
{
	const char *name = n->ident.name;
	const struct builtin_info *b;
	const struct type *et;
	struct value v;
	struct sym *s;
	unsigned int i;
	int64_t ev;

	if (bound(c, name, n->loc, &v))
		return v;
	s = find_global(c, name);
	if (s)
		return check_sym(c, s, n);
	b = builtin_find(c, name);
	if (b)
		return check_builtin(c, b, n->loc);
	if (builtin_argn(name, &i))
		return check_argn(c, i, n->loc);
	if (!strcmp(name, "NULL")) {
		v = value_rvalue(c->t.l, px_int(c, c->t.l, 0, n->loc), n->loc);
		v.literal = true;
		return v;
	}
	if (!strcmp(name, "args") || !strcmp(name, "uregs")) {
		ERR(c, n->loc, D_ARR_BADREF, "'%s' needs a subscript", name);
	} else if (!strcmp(name, "self") || !strcmp(name, "this")) {
		ERR(c, n->loc, D_OP_VFPTR, "'%s' is not a value: name a variable as %s->name", name,
		    name);
	} else if (subr_exists(c, name) || action_exists(c, name) || aggfunc_exists(c, name)) {
		ERR(c, n->loc, D_IDENT_BADREF,
		    "'%s' is a function: it needs arguments in parentheses", name);
	} else if (type_enumerator(c->types, name, &et, &ev)) {
		return value_rvalue(type_promote(c, et), px_int(c, type_promote(c, et), ev, n->loc),
				    n->loc);
	} else {
		ident_undefined(c, name, n->loc);
	}
	return value_error();
}

struct value check_variable(struct checker *c, const struct node *n)
{
	enum sym_space space = n->var.storage == ST_SELF ? SS_SELF : SS_THIS;
	struct sym *s = n->var.name ? sym_find(c->syms, space, n->var.name) : NULL;
	const char *near, *hint = NULL, *prefix = space == SS_SELF ? "self" : "this";

	if (!n->var.name) {
		ERR(c, n->loc, D_OP_VFPTR, "'%s' is not a value: name a variable as %s->name",
		    prefix, prefix);
		return value_error();
	}
	if (s && s->kind == SK_WRONG)
		return value_error();
	if (s)
		return check_var_ref(c, s->var, n->loc);
	near = sym_nearest(c->syms, space, n->var.name);
	if (near)
		hint = talloc_asprintf(c->ctx, "closest: '%s->%s'", prefix, near);
	diag_error(c->diag, n->loc, D_VAR_UNDEF, hint,
		   "'%s->%s' is used before anything is assigned to it", prefix, n->var.name);
	poison_name(c, space, n->var.name);
	return value_error();
}

/* ----------------------------------------------------------------- kernel symbols */

static const struct type *shaped(struct checker *c, const char *base, const char *shape)
{
	const struct type *t;

	if (!strncmp(base, "struct ", 7))
		t = type_tag(c->types, TYPE_STRUCT, base + 7, NULL);
	else
		t = type_named(c->types, base);
	if (!t || !*shape)
		return t;
	if (*shape == '*')
		return type_pointer(c->types, t);
	return type_array(c->types, t, strtoul(shape + 1, NULL, 10));
}

/* The type of a kernel symbol; void when it is not known. */
static const struct type *symbol_type(struct checker *c, const char *name, char letter)
{
	uint32_t id = target_btf_find(c->req->target, name, BTF_KIND_VAR);
	const struct type *t = id ? type_from_btf(c->types, NULL, id) : NULL;
	struct type *func;

	if (t)
		return t;
	for (size_t i = 0; i < sizeof(ksym_types) / sizeof(*ksym_types); i++)
		if (!strcmp(ksym_types[i].name, name))
			t = shaped(c, ksym_types[i].base, ksym_types[i].shape);
	if (t)
		return t;
	if (letter != 't' && letter != 'T' && letter != 'w' && letter != 'W')
		return c->t.vd;
	func = type_alloc(c->types, TYPE_FUNCTION);
	func->ref = c->t.vd;
	func->varargs = true;
	return func;
}

uint32_t check_ksym(struct checker *c, const char *name, const char *mod, bool percpu)
{
	struct prog *p = c->prog;
	uint32_t i;

	for (i = 0; i < p->nksyms; i++)
		if (!strcmp(p->ksyms[i].name, name) &&
		    (p->ksyms[i].mod == mod ||
		     (p->ksyms[i].mod && mod && !strcmp(p->ksyms[i].mod, mod))))
			return i;
	ARRAY_GROW(c->ctx, p->ksyms, p->nksyms);
	p->ksyms[p->nksyms] = (struct prog_ksym){ .name = name, .mod = mod, .percpu = percpu };
	return p->nksyms++;
}

static struct value symbol_value(struct checker *c, const char *name, const char *mod,
				 const struct type *type, struct loc loc)
{
	struct value v = { .kind = V_MEM, .loc = loc };
	bool percpu = false;
	char letter = 0;

	if (!stability_of_symbol(c, name, loc))
		return value_error();
	if (c->req->target)
		letter = target_symbol(c->req->target, name, mod, &percpu);
	if (!letter && mod && c->req->target && strcmp(mod, "vmlinux") &&
	    !target_load_module(c->req->target, mod)) {
		ERR(c, loc, D_IDENT_UNDEF, "%s", target_no_module(c->req->target, mod));
		return value_error();
	}
	if (!letter) {
		diag_error(c->diag, loc, D_IDENT_UNDEF, NULL, "the kernel%s%s has no symbol '%s'",
			   mod ? "'s module " : "", mod ? mod : "", name);
		return value_error();
	}
	v.type = type ? type : symbol_type(c, name, letter);
	v.e = px_new(c, PX_SYMBOL, c->t.u64, loc, 0);
	v.e->index = check_ksym(c, name, mod, percpu);
	return v;
}

static struct value check_extern(struct checker *c, const struct sym *s, struct loc loc)
{
	return symbol_value(c, s->name, NULL, s->type, loc);
}

struct value check_symbol(struct checker *c, const struct node *n)
{
	const char *mod = n->ident.scope && *n->ident.scope ? n->ident.scope : NULL;

	if (n->ident.user) {
		ERR(c, n->loc, D_UNSUPPORTED, "symbols of user programs are not supported yet");
		return value_error();
	}
	return symbol_value(c, n->ident.name, mod, NULL, n->loc);
}

/* ------------------------------------------------------------------------- macros */

enum macro_look { LOOK_INT, LOOK_IDENT, LOOK_STRING, LOOK_OVERFLOW };

static enum macro_look macro_look(const char *text, int64_t *value, bool *is_unsigned)
{
	const char *p = text;
	bool neg = *p == '-';
	unsigned long long u;
	char *end;

	if (*p == '-' || *p == '+')
		p++;
	if (isdigit((unsigned char)*p)) {
		errno = 0;
		u = strtoull(p, &end, 0);
		while (strchr("uUlL", *end) && *end)
			end++;
		if (!*end) {
			*value = neg ? (int64_t)(0 - u) : (int64_t)u;
			*is_unsigned = !neg && u > INT64_MAX;
			if (errno == ERANGE || (neg && u > (1ull << 63)))
				return LOOK_OVERFLOW;
			return LOOK_INT;
		}
	}
	if (!isalpha((unsigned char)*text) && *text != '_')
		return LOOK_STRING;
	for (p = text; *p; p++)
		if (!isalnum((unsigned char)*p) && *p != '_' && *p != '`')
			return LOOK_STRING;
	return LOOK_IDENT;
}

static bool is_number(const char *name)
{
	for (; *name; name++)
		if (!isdigit((unsigned char)*name))
			return false;
	return true;
}

/* Variables of the tracing process: integers that the loader sets at every load. */
static bool is_process_macro(const char *name)
{
	static const char *const names[] = { "target", "pid",  "ppid", "pgid", "sid",
					     "uid",    "euid", "gid",  "egid" };

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (!strcmp(names[i], name))
			return true;
	return false;
}

static void mark_used(struct checker *c, const char *name)
{
	unsigned long i;

	if (!is_number(name))
		return;
	i = strtoul(name, NULL, 10);
	if (i <= c->req->nargs)
		c->macro_used[i] = true;
}

/* What the macro is as a string: arguments have quotes and escapes of their own. */
static const char *string_text(struct checker *c, const char *name, bool quoted, const char *text)
{
	char *string;

	if (!is_number(name) || !strcmp(name, "0"))
		return text;
	string = talloc_array(c->ctx, char, strlen(text) + 1);
	escape_argument(string, text, quoted);
	return string;
}

static uint32_t macro_index(struct checker *c, const char *name, bool quoted, bool is_string,
			    int64_t value, const char *text)
{
	struct prog *p = c->prog;
	uint32_t i;

	if (is_string)
		text = string_text(c, name, quoted, text);
	if (quoted)
		name = talloc_asprintf(c->ctx, "$%s", name);
	for (i = 0; i < p->nmacros; i++)
		if (!strcmp(p->macros[i].name, name))
			return i;
	ARRAY_GROW(c->ctx, p->macros, p->nmacros);
	p->macros[p->nmacros] = (struct prog_macro){
		.name = name,
		.is_string = is_string,
		.value = value,
		.text = text,
	};
	return p->nmacros++;
}

static struct value macro_string(struct checker *c, const struct node *n, const char *text)
{
	struct prog_expr *e = px_new(c, PX_MACRO_STR, c->t.string, n->loc, 0);

	e->index = macro_index(c, n->macro.name, n->macro.quoted, true, 0, text);
	return value_rvalue(c->t.string, e, n->loc);
}

static struct value macro_int(struct checker *c, const struct node *n, int64_t value,
			      bool is_unsigned)
{
	const struct type *t = c->t.i;
	struct prog_expr *e;

	if (is_unsigned)
		t = c->t.ul;
	else if (value > INT32_MAX || value < INT32_MIN)
		t = c->t.l;
	e = px_new(c, PX_MACRO_INT, t, n->loc, 0);
	e->index = macro_index(c, n->macro.name, false, false, value, NULL);
	return value_rvalue(t, e, n->loc);
}

/* The macro's text as the name that it is. */
static const struct node *macro_ident(struct checker *c, const struct node *n, const char *text)
{
	struct node *ident = node_create(c->ctx, N_IDENT, n->loc);
	const uint32_t i = macro_index(c, n->macro.name, false, true, 0, text);

	c->prog->macros[i].fixed = true;
	ident->ident.name = intern(text);
	ident->ident.scope = "";
	return ident;
}

const struct node *check_macro_name(struct checker *c, const struct node *n)
{
	const char *text;
	bool is_unsigned;
	int64_t value;

	if (n->kind != N_MACRO || n->macro.quoted || !c->req->macro)
		return n;
	text = c->req->macro(c->req->macro_arg, n->macro.name);
	if (!text || macro_look(text, &value, &is_unsigned) != LOOK_IDENT)
		return n;
	mark_used(c, n->macro.name);
	return macro_ident(c, n, text);
}

struct value check_macro(struct checker *c, const struct node *n)
{
	const char *name = n->macro.name;
	const char *text = c->req->macro ? c->req->macro(c->req->macro_arg, name) : NULL;
	bool is_unsigned = false;
	int64_t value = 0;

	mark_used(c, name);
	if (!text && is_process_macro(name))
		text = "0";
	if (!text && is_number(name) && options_flag(c->req->options, "defaultargs"))
		text = n->macro.quoted ? "" : "0";
	if (!text) {
		ERR(c, n->loc, D_MACRO_UNDEF,
		    is_number(name) ? "macro argument $%s is not given" :
				      "there is no macro variable $%s",
		    name);
		return value_error();
	}
	if (n->macro.quoted)
		return macro_string(c, n, text);
	switch (macro_look(text, &value, &is_unsigned)) {
	case LOOK_INT:
		return macro_int(c, n, value, is_unsigned);
	case LOOK_OVERFLOW:
		ERR(c, n->loc, D_MACRO_OFLOW, "the value of $%s is out of range: %s", name, text);
		return value_error();
	case LOOK_IDENT:
		return check_expr(c, macro_ident(c, n, text));
	case LOOK_STRING:
		break;
	}
	return macro_string(c, n, text);
}

const struct node *check_literal(struct checker *c, const struct node *n)
{
	struct node *string;
	struct value v;

	if (n->kind != N_MACRO)
		return n;
	v = check_macro(c, n);
	if (v.kind == V_ERROR)
		return NULL;
	if (v.e->kind != PX_MACRO_STR)
		return n;
	c->prog->macros[v.e->index].fixed = true;
	string = node_create(c->ctx, N_STRING, n->loc);
	string->string.text = c->prog->macros[v.e->index].text;
	string->string.len = strlen(string->string.text);
	return string;
}

/* Macros inside a probe description were replaced by the parser: their values are fixed. */
void check_desc_macros(struct checker *c, const struct probe_desc *desc)
{
	const char *p, *text, *name;
	bool is_unsigned;
	int64_t value = 0;
	uint32_t i;
	size_t len;

	for (p = desc->text ? strchr(desc->text, '$') : NULL; p; p = strchr(p, '$')) {
		p += strspn(p, "$");
		len = strspn(p, "0123456789"); /* $2sec is $2 and more */
		for (; !isdigit((unsigned char)*p); len++)
			if (!isalnum((unsigned char)p[len]) && p[len] != '_')
				break;
		name = intern_n(p, len);
		text = len && c->req->macro ? c->req->macro(c->req->macro_arg, name) : NULL;
		p += len;
		if (!text)
			continue;
		mark_used(c, name);
		if (macro_look(text, &value, &is_unsigned) == LOOK_INT)
			i = macro_index(c, name, false, false, value, NULL);
		else
			i = macro_index(c, name, false, true, 0, text);
		c->prog->macros[i].fixed = true;
	}
}

/* A macro that stood for a name or a type is no expression; its value is fixed, too. */
static void note_read(struct checker *c)
{
	uint32_t i, k;

	for (i = 1; c->req->macros_read && i <= c->req->nargs; i++) {
		const char *name = talloc_asprintf(c->ctx, "%u", i);

		if (!c->req->macros_read[i] || c->macro_used[i])
			continue;
		mark_used(c, name);
		k = macro_index(c, name, false, true, 0, c->req->macro(c->req->macro_arg, name));
		c->prog->macros[k].fixed = true;
	}
}

void check_macros_unused(struct checker *c)
{
	note_read(c);
	if (options_flag(c->req->options, "argref"))
		return;
	for (uint32_t i = 1; i <= c->req->nargs; i++) {
		if (c->macro_used[i])
			continue;
		diag_error(c->diag, (struct loc){ 0 }, D_MACRO_UNUSED, NULL,
			   "extraneous argument '%s' ($%u is not referenced)",
			   c->req->macro(c->req->macro_arg, talloc_asprintf(c->ctx, "%u", i)), i);
		return;
	}
}
