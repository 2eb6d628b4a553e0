// SPDX-License-Identifier: GPL-2.0-or-later
#include "meta_mutate.h"

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static const char *const words[] = {
#define VALUE(kind, word) #word,
#define TYPE(kind, word)  #word,
#include "common/words.def"
#define AGGFUNC(kind, name, ...) #name,
#include "common/aggfunc.def"
#undef AGGFUNC
#define IMPLIED(kind, name)	#name,
#define ACTION(kind, name, ...) #name,
#include "common/action.def"
	"float",   "char [8]", "%s %d\n", "%*.*d %@d",	    "%S%c%C%k%a%A%Y%f%p%ls",
	"",	   "dtrace",   "entry",	  "1000000000000t", "4096",
	"aggpack", "1x3 7",
};

static const json_int_t numbers[] = { 0,	 1,	    2,	       3,	  7,
				      8,	 9,	    16,	       24,	  32,
				      64,	 127,	    256,       1000,	  65535,
				      65536,	 67108864,  INT32_MAX, INT32_MIN, 4294967295,
				      INT64_MAX, INT64_MIN, -1 };

#define PICK(array, n) ((array)[(n) % (sizeof(array) / sizeof(*(array)))])

static size_t count(json_t *v)
{
	const char *name;
	size_t n = 1, i;
	json_t *part;

	json_array_foreach(v, i, part) n += count(part);
	json_object_foreach(v, name, part) n += count(part);
	return n;
}

static void change_scalar(json_t *v, unsigned int seed)
{
	if (json_is_integer(v) && seed % 4)
		json_integer_set(v, PICK(numbers, seed / 4));
	else if (json_is_integer(v))
		json_integer_set(v, (json_int_t)((unsigned long long)json_integer_value(v) +
						 seed / 4 % 17 - 8));
	else if (json_is_string(v))
		json_string_set(v, PICK(words, seed));
}

static void change_list(json_t *list, unsigned int seed)
{
	const size_t n = json_array_size(list);
	json_t *one = n ? json_array_get(list, seed / 4 % n) : NULL;

	if (!n)
		json_array_append_new(list, json_integer(0));
	else if (seed % 4 == 0)
		json_array_remove(list, seed / 4 % n);
	else if (seed % 4 == 1 && n > 1)
		json_array_set_new(list, seed / 7 % n, json_deep_copy(one));
	else
		json_array_insert_new(list, seed / 7 % (n + 1), json_deep_copy(one));
}

static void change_object(json_t *o, unsigned int seed)
{
	static const char *const members[] = { "size", "slot", "n",	 "ref",	 "dyn",	  "type",
					       "bits", "off",  "signed", "epid", "format" };
	size_t n = json_object_size(o), at = n ? seed / 4 % n : 0;
	const char *name;
	json_t *part;
	void *next;

	if (seed % 3) {
		json_object_set_new(o, PICK(members, seed / 3),
				    json_integer(PICK(numbers, seed / 33)));
		return;
	}
	json_object_foreach_safe(o, next, name, part) if (!at--)
	{
		json_object_del(o, name);
		return;
	}
}

/* The `at`-th value; false: it comes later. */
static bool change(json_t *v, size_t *at, unsigned int seed)
{
	const char *name;
	json_t *part;
	size_t i;

	if (!(*at)--) {
		if (json_is_array(v))
			change_list(v, seed);
		else if (json_is_object(v))
			change_object(v, seed);
		else
			change_scalar(v, seed);
		return true;
	}
	json_array_foreach(v, i, part) if (change(part, at, seed)) return true;
	json_object_foreach(v, name, part) if (change(part, at, seed)) return true;
	return false;
}

size_t meta_mutate(char *text, size_t size, size_t most, unsigned int seed)
{
	json_t *json = json_loadb(text, size, 0, NULL);
	size_t at, n = 0;

	if (!json)
		return size;
	for (unsigned int i = 0; i <= seed % 3; i++) {
		seed = seed * 1664525u + 1013904223u;
		at = (seed >> 8) % count(json);
		change(json, &at, seed >> 4);
	}
	n = json_dumpb(json, NULL, 0, JSON_COMPACT | JSON_ENCODE_ANY);
	if (n && n <= most)
		json_dumpb(json, text, most, JSON_COMPACT | JSON_ENCODE_ANY);
	else
		n = size;
	json_decref(json);
	return n;
}
