// SPDX-License-Identifier: GPL-2.0-or-later
#include "utf8.h"

size_t utf8_step_long(const unsigned char *p, size_t rest)
{
	static const struct {
		unsigned char first, last, second_first, second_last, size;
	} forms[] = {
		{ 0xc2, 0xdf, 0x80, 0xbf, 2 }, { 0xe0, 0xe0, 0xa0, 0xbf, 3 },
		{ 0xe1, 0xec, 0x80, 0xbf, 3 }, { 0xed, 0xed, 0x80, 0x9f, 3 },
		{ 0xee, 0xef, 0x80, 0xbf, 3 }, { 0xf0, 0xf0, 0x90, 0xbf, 4 },
		{ 0xf1, 0xf3, 0x80, 0xbf, 4 }, { 0xf4, 0xf4, 0x80, 0x8f, 4 },
	};

	for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++) {
		if (*p < forms[i].first || *p > forms[i].last)
			continue;
		if (rest < forms[i].size || p[1] < forms[i].second_first ||
		    p[1] > forms[i].second_last)
			return 0;
		for (size_t k = 2; k < forms[i].size; k++)
			if (p[k] < 0x80 || p[k] > 0xbf)
				return 0;
		return forms[i].size;
	}
	return 0;
}

uint32_t utf8_character(const void *text, size_t n)
{
	const unsigned char *p = text;
	uint32_t code = n == 1 ? *p : *p & (0x7f >> n);

	for (size_t i = 1; i < n; i++)
		code = code << 6 | (p[i] & 0x3f);
	return code;
}
