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
/* Size, time and number of a file (a program, a configuration). */
void modcache_key_stat(struct modcache_key *k, const char *path);
/* Hex digits; the key takes nothing more after this. */
const char *modcache_key_hash(struct modcache_key *k);

/*
 * The folder of modules, made when it is not there.  NULL: *err says why it must not be used, or
 * cannot be.
 */
const char *modcache_open(void *ctx, const char *cache, const char **err);
/*
 * Path of the module in the folder.  *found: it is there, and as it was when modcache_seal() saw it
 * under this hash.
 */
const char *modcache_path(void *ctx, const char *dir, const char *hash, bool *found);
/* Notes what a finished module is like; without that it is not found. */
void modcache_seal(void *ctx, const char *dir, const char *hash);
/* Removes what was not used for long, when there is much, and what was never finished. */
void modcache_trim(const char *dir);

#endif
