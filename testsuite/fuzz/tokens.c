// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Changes D by words, not bytes, so that much of what comes out still parses: a run of words is
 * left out, said twice, or put in the place of another, from the same text or another one.
 * libFuzzer calls these by name; one change in three is its own.
 */
#include <ctype.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define WORDS_MAX 4096

size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max, unsigned int seed);
size_t LLVMFuzzerCustomCrossOver(const uint8_t *a, size_t a_size, const uint8_t *b, size_t b_size,
				 uint8_t *out, size_t max, unsigned int seed);

struct words {
	size_t at[WORDS_MAX + 1];
	size_t n;
};

struct run {
	const uint8_t *data;
	size_t size;
};

static bool in_word(uint8_t c)
{
	return isalnum(c) || c == '_' || c == '$' || c == '@';
}

/* Where words begin: names and numbers, strings, blanks, single marks. */
static void split(const uint8_t *data, size_t size, struct words *ret)
{
	size_t i = 0;

	ret->n = 0;
	while (i < size && ret->n < WORDS_MAX) {
		ret->at[ret->n++] = i;
		if (data[i] == '"') {
			do
				i += data[i] == '\\' ? 2 : 1;
			while (i < size && data[i] != '"' && data[i] != '\n');
			i++;
		} else if (in_word(data[i])) {
			while (i < size && in_word(data[i]))
				i++;
		} else {
			i++;
		}
		i = i < size ? i : size;
	}
	ret->at[ret->n] = i;
}

static struct run pick(const uint8_t *data, const struct words *words, size_t longest)
{
	size_t first = words->n ? (size_t)rand() % words->n : 0, n = 1 + (size_t)rand() % longest;

	if (n > words->n - first)
		n = words->n - first;
	return (struct run){ data + words->at[first], words->at[first + n] - words->at[first] };
}

/* out = data with `old`, a run of it, replaced by what is in `with`. */
static size_t replace(uint8_t *out, size_t max, const uint8_t *data, size_t size, struct run old,
		      struct run with)
{
	size_t head = (size_t)(old.data - data), tail = size - head - old.size;

	if (head + with.size + tail > max)
		return 0;
	memcpy(out, data, head);
	memcpy(out + head, with.data, with.size);
	memcpy(out + head + with.size, data + head + old.size, tail);
	return head + with.size + tail;
}

size_t LLVMFuzzerCustomCrossOver(const uint8_t *a, size_t a_size, const uint8_t *b, size_t b_size,
				 uint8_t *out, size_t max, unsigned int seed)
{
	static struct words in_a, in_b;
	size_t longest;
	struct run old;

	srand(seed);
	split(a, a_size, &in_a);
	split(b, b_size, &in_b);
	longest = rand() % 4 ? 3 : 60;
	old = pick(a, &in_a, longest);
	if (rand() % 3 == 0)
		old.size = 0;
	return replace(out, max, a, a_size, old, pick(b, &in_b, longest));
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max, unsigned int seed)
{
	static struct words words;
	uint8_t *copy;
	size_t n;

	srand(seed);
	if (!size || rand() % 3 == 0)
		return LLVMFuzzerMutate(data, size, max);
	copy = malloc(size);
	memcpy(copy, data, size);
	if (rand() % 3) {
		n = LLVMFuzzerCustomCrossOver(copy, size, copy, size, data, max,
					      (unsigned int)rand());
	} else {
		split(copy, size, &words);
		n = replace(data, max, copy, size, pick(copy, &words, 4), (struct run){ copy, 0 });
	}
	free(copy);
	return n;
}
