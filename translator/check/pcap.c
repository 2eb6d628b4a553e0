// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * pcap(): of a packet its length, its kind, the time, and the bytes from its data pointer on, as
 * many as option pcapsize allows. The length is read once, since it may change meanwhile.
 */
#include "pcap.h"

#include "builtin.h"
#include "expr.h"
#include "fold.h"
#include "hidden.h"
#include "known.h"
#include "member.h"
#include "record.h"
#include "translator/lang/intern.h"

#define PACKET_MAX 65536 /* bytes of a packet that are taken at most */

static struct value member(struct checker *c, struct value packet, const char *name, struct loc loc)
{
	const struct node n = { .kind = N_MEMBER,
				.loc = loc,
				.member = { .name = intern(name), .name_loc = loc } };
	struct value v = member_deref(c, packet, loc);

	return v.kind == V_ERROR ? v : value_load(c, member_of(c, v, &n));
}

/* Evaluated here, by a statement of its own, and never again; NULL: reported. */
static struct prog_expr *kept(struct checker *c, struct prog_stmt ***list, uint32_t *nlist,
			      struct value v)
{
	struct prog_expr *var;

	if (v.kind == V_ERROR)
		return NULL;
	var = hidden_new(c, "pcap", v.e->type, v.loc);
	record_stmt(c, list, nlist, PS_EXPR, v.loc)->e[0] = hidden_set(c, var, v.e, v.loc);
	return var;
}

/* The packet as a pointer to the kernel's struct. */
static bool packet_of(struct checker *c, const struct scope *sc, const struct node *n,
		      struct value *ret)
{
	/* The kernel's, even if the program has a struct of that name. */
	const char *module = c->req->target ? "vmlinux" : NULL;
	const struct type *t = type_tag(c->types, TYPE_STRUCT, "sk_buff", module);
	struct value v = expr_rvalue(c, sc, n);

	if (v.kind == V_ERROR)
		return false;
	if (value_is_userland(&v)) {
		ERR(c, n->loc, D_PCAP_ADDR, "pcap() needs a packet of the kernel, not the user's");
		return false;
	}
	if (!type_is_integer(v.type) && !type_is_pointerlike(v.type)) {
		ERR(c, n->loc, D_PCAP_ADDR, "pcap() needs the address of a packet, not '%s'",
		    value_tname(c, v.type));
		return false;
	}
	if (!t) {
		ERR(c, n->loc, D_SYM_NOTYPES, "pcap() needs 'struct sk_buff', which is not known");
		return false;
	}
	t = type_pointer(c->types, t);
	*ret = value_rvalue(t, fold_cast(c, t, v.e), n->loc);
	return true;
}

static void put_int(struct prog_stmt *st, const struct type *type, struct prog_expr *e)
{
	st->rec.fields[st->rec.nfields++] =
		(struct prog_field){ .kind = PF_INT, .expr = e, .type = type };
}

bool pcap_fields(struct checker *c, const struct scope *sc, struct node **args,
		 struct prog_stmt ***list, uint32_t *nlist, struct prog_stmt *st)
{
	const int64_t most = (int64_t)options_number(c->req->options, "pcapsize");
	const struct loc loc = args[0]->loc;
	const struct type *u = c->t.u;
	struct prog_expr *all, *limit;
	struct value packet, kind, time;

	if (!packet_of(c, sc, args[0], &packet))
		return false;
	kind = expr_rvalue(c, sc, args[1]);
	if (kind.kind == V_ERROR)
		return false;
	if (!type_is_integer(kind.type)) {
		ERR(c, args[1]->loc, D_PCAP_PROTO,
		    "pcap() needs a kind of link such as PCAP_IP, not '%s'",
		    value_tname(c, kind.type));
		return false;
	}
	if (most < 1 || most > PACKET_MAX) {
		ERR(c, loc, D_PCAP_SIZE, "option pcapsize must lie between 1 and %d", PACKET_MAX);
		return false;
	}
	packet.e = kept(c, list, nlist, packet);
	all = kept(c, list, nlist, member(c, packet, "len", loc));
	time = builtin_value(c, sc, known_builtin(c, sc, "walltimestamp"), loc);
	if (!all || time.kind == V_ERROR)
		return false;
	limit = fold_int(c, u, most, loc);
	put_int(st, u, fold_cast(c, u, all));
	put_int(st, u, fold_cast(c, u, kind.e));
	put_int(st, c->t.s64, fold_cast(c, c->t.s64, time.e));
	st->rec.fields[st->rec.nfields++] = (struct prog_field){
		.kind = PF_BYTES,
		.expr = fold_cast(c, c->t.u64, packet.e),
		.type = type_array(c->types, c->t.u8, (uint32_t)most),
		.size = (uint32_t)most,
		.from_address = true,
		.packet = true,
		.count = fold_new(c, PX_COND, u, loc, 3,
				  fold_binary(c, PX_LT, c->t.i, loc, fold_cast(c, u, all), limit),
				  fold_cast(c, u, all), limit),
	};
	return true;
}
