/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * rules.h - D's rules where C has none, for the C that generate writes; built with -fwrapv, as D
 * wraps. Operands are evaluated once.
 */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define IS_SIGNED(t) ((__typeof__(+(t)))-1 < (__typeof__(+(t)))1)

/* D computes with 64 bits, signed as the promoted type is. */
#define WIDE(t) __typeof__(__builtin_choose_expr(IS_SIGNED(t), 0LL, 0ULL))

/*
 * v, of type `from`, as an operand of a result of type t: only where the sign changes it is cut to
 * t.
 */
#define CONVERTED(t, from, v)                                         \
	((WIDE(t))(sizeof(t) < 8 && IS_SIGNED(t) != IS_SIGNED(from) ? \
			   (WIDE(t))(__typeof__(t))(v) :              \
			   (WIDE(t))(v)))

/* The most negative number divided by -1 is itself, with rest 0. */
#define DIVIDED(a, b, by_minus_one, op)                                                \
	({                                                                             \
		__auto_type x_ = (a);                                                  \
		__auto_type y_ = (b);                                                  \
		IS_SIGNED(x_) && y_ == (__typeof__(y_))-1 ? (by_minus_one) : x_ op y_; \
	})
#define DIV(a, b) DIVIDED(a, b, 0 - x_, /)
#define MOD(a, b) DIVIDED(a, b, x_ - x_, %)

/* 7 instead of 0. */
#define GUARD(t, b)                                 \
	({                                          \
		__auto_type b_ = (b);               \
		b_ == 0 ? (WIDE(t))7 : (WIDE(t))b_; \
	})

/* By the count's lowest six bits. */
#define SHL(a, n)                                                     \
	({                                                            \
		__auto_type a_ = (a);                                 \
		(__typeof__(a_))((uint64_t)a_ << ((uint64_t)(n)&63)); \
	})
#define SHR(a, n)                         \
	({                                \
		__auto_type a_ = (a);     \
		a_ >> ((uint64_t)(n)&63); \
	})

/* %d prints by the argument's own type, as which it is recorded. */
#define SHOW(t, e)                                                        \
	({                                                                \
		__typeof__(+(t)) x_ = (__typeof__(t))(e);                 \
		printf(IS_SIGNED(x_) ? " %lld" : " %llu", (long long)x_); \
	})
#define SIZE(t) printf(" %zu", sizeof(t))
#define LINE(n) printf("%d", n)
#define END	putchar('\n')
