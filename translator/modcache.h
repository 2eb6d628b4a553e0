/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * modcache.h - finished modules by what they were made from, so that an unchanged script
 * starts at once.
 */
#ifndef DTAP_MODCACHE_H
#define DTAP_MODCACHE_H

#include <stdbool.h>
#include <stddef.h>

/* The sum of all inputs, as they are fed in. */
struct modcache_key;
struct modcache_key *modcache_key_create(void *ctx);
void modcache_key_text(struct modcache_key *k, const char *text); /* NULL counts, too */
void modcache_key_bytes(struct modcache_key *k, const void *data, size_t len);
/* Size and time of a file (a program, a configuration). */
void modcache_key_stat(struct modcache_key *k, const char *path);
/* Hex digits; the key takes nothing more after this. */
const char *modcache_key_hash(struct modcache_key *k);

/* Path of the module in the cache; whether it is there is *found. */
const char *modcache_path(void *ctx, const char *cache, const char *hash, bool *found);
/* Removes what was not used for long, when there is much, and what was never finished. */
void modcache_trim(void *ctx, const char *cache);

#endif
