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
 * $HOME/.cache/dtap, else /var/cache/dtap.  NULL: errno.
 */
const char *paths_cache(void *ctx);

#endif
