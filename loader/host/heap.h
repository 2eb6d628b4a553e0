/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * heap.h - memory of the loader.
 *
 * A heap owns many small zeroed blocks that die together: the metadata, the parsed
 * formats, the aggregation totals.  mem_*() are malloc() and friends.  Running out
 * of memory ends the process with one message; the guardian then removes the module.
 */
#ifndef DTAP_LOADER_HEAP_H
#define DTAP_LOADER_HEAP_H

#include <stddef.h>

struct heap;

struct heap *heap_create(void);
void heap_destroy(struct heap *heap); /* NULL is fine */
/* 16-aligned and zeroed; never NULL. */
void *heap_alloc(struct heap *heap, size_t size);
void *heap_array(struct heap *heap, size_t count, size_t size);
char *heap_strdup(struct heap *heap, const char *text);

void *mem_alloc(size_t size); /* zeroed */
void *mem_resize(void *block, size_t count, size_t size);
char *mem_strdup(const char *text);
/* printf() to a fresh string. */
char *mem_printf(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
