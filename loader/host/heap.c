// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "heap.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "say.h"

#define BLOCK_SIZE (16u * 1024)

struct block {
	struct block *next;
	size_t used, size;
	_Alignas(16) unsigned char bytes[];
};

struct heap {
	struct block *blocks;
};

static void out_of_memory(void)
{
	say("out of memory");
	exit(EXIT_FAILURE);
}

void *mem_alloc(size_t size)
{
	void *block = calloc(1, size ? size : 1);

	if (!block)
		out_of_memory();
	return block;
}

void *mem_resize(void *block, size_t count, size_t size)
{
	block = reallocarray(block, count ? count : 1, size);
	if (!block)
		out_of_memory();
	return block;
}

char *mem_strdup(const char *text)
{
	char *copy = strdup(text);

	if (!copy)
		out_of_memory();
	return copy;
}

char *mem_printf(const char *format, ...)
{
	va_list args;
	char *text;

	va_start(args, format);
	if (vasprintf(&text, format, args) < 0)
		out_of_memory();
	va_end(args);
	return text;
}

struct heap *heap_create(void)
{
	return mem_alloc(sizeof(struct heap));
}

void heap_destroy(struct heap *heap)
{
	struct block *block, *next;

	if (!heap)
		return;
	for (block = heap->blocks; block; block = next) {
		next = block->next;
		free(block);
	}
	free(heap);
}

void *heap_alloc(struct heap *heap, size_t size)
{
	struct block *block = heap->blocks;
	size_t room;
	void *result;

	if (size > (size_t)1 << 40)
		out_of_memory();
	size = (size + 15) & ~(size_t)15;
	if (!block || block->size - block->used < size) {
		room = size > BLOCK_SIZE ? size : BLOCK_SIZE;
		block = mem_alloc(sizeof(*block) + room);
		block->size = room;
		block->next = heap->blocks;
		heap->blocks = block;
	}
	result = block->bytes + block->used;
	block->used += size;
	return result;
}

void *heap_array(struct heap *heap, size_t count, size_t size)
{
	size_t bytes;

	if (__builtin_mul_overflow(count, size, &bytes))
		out_of_memory();
	return heap_alloc(heap, bytes);
}

char *heap_strdup(struct heap *heap, const char *text)
{
	size_t size = strlen(text) + 1;

	return memcpy(heap_alloc(heap, size), text, size);
}
