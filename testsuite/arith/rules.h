/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * rules.h - D's rules where C has none, for the C that generate writes; built with -fwrapv, as D wraps.
 * Operands are evaluated once.
 */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define IS_SIGNED(x) ((__typeof__(x))-1 < (__typeof__(x))1)

/* The most negative number divided by -1 is itself, with rest 0. */
#define DIVIDED(a, b, by_minus_one, op)                                                                  \
	({                                                                                               \
		__auto_type a_ = +(a);                                                                   \
		__auto_type b_ = +(b);                                                                   \
		__typeof__(a_ op b_) x_ = a_, y_ = b_;                                                   \
		IS_SIGNED(x_) && y_ == (__typeof__(y_))-1 ? (by_minus_one) : x_ op y_;                   \
	})
#define DIV(a, b) DIVIDED(a, b, 0 - x_, /)
#define MOD(a, b) DIVIDED(a, b, x_ - x_, %)

/* 7 instead of 0. */
#define GUARD(b)                                                                                         \
	({                                                                                               \
		__auto_type b_ = +(b);                                                                   \
		b_ == 0 ? 7 : b_;                                                                        \
	})

/* In 64 bits, by the count's lowest six, and cut to the promoted type of the left operand. */
#define SHL(a, n)                                                                                        \
	({                                                                                               \
		__auto_type a_ = +(a);                                                                   \
		(__typeof__(a_))((uint64_t)a_ << ((uint64_t)(n) & 63));                                  \
	})
#define SHR(a, n)                                                                                        \
	({                                                                                               \
		__auto_type a_ = +(a);                                                                   \
		(__typeof__(a_))(IS_SIGNED(a_) ? (uint64_t)((int64_t)a_ >> ((uint64_t)(n) & 63)) :       \
						 (uint64_t)a_ >> ((uint64_t)(n) & 63));                  \
	})

/* %d prints by the argument's own type. */
#define SHOW(e)                                                                                          \
	({                                                                                               \
		__auto_type x_ = +(e);                                                                   \
		printf(IS_SIGNED(x_) ? " %lld" : " %llu", (long long)x_);                                \
	})
#define SIZE(e) printf(" %zu", sizeof(e))
#define LINE(n) printf("%d", n)
#define END putchar('\n')
