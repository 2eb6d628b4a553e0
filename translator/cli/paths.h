/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * paths.h - where dtap's own files are: beside the build tree's program, else installed.
 */
#ifndef DTAP_PATHS_H
#define DTAP_PATHS_H

const char *paths_runtime(void *ctx); /* the runtime's sources */
const char *paths_tapsets(void *ctx);
const char *paths_scripts(void *ctx);
const char *paths_loader(void *ctx); /* dtaprun */
/*
 * The cache directory, made when it is not there: $DTAP_CACHE, else $XDG_CACHE_HOME/dtap, else
 * $HOME/.cache/dtap, else /var/cache/dtap.  Where that one cannot be written to, a directory of
 * this user's in $TMPDIR or /tmp, and *trouble says what is lost and what to do.  NULL: *trouble
 * says why there is none at all; one that others can change is not used, nor is another in its
 * place (common/trust.h).
 */
const char *paths_cache(void *ctx, const char **trouble);
/* The first of these, if it is there already and can be trusted; else NULL. */
const char *paths_cache_found(void *ctx);

#endif
