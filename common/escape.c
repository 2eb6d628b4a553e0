// SPDX-License-Identifier: GPL-2.0-or-later
#include "escape.h"

#include <ctype.h>
#include <string.h>

static int digit(char c)
{
	if (isdigit((unsigned char)c))
		return c - '0';
	return isxdigit((unsigned char)c) ? tolower((unsigned char)c) - 'a' + 10 : 99;
}

/* At most `most` digits; how many there are. */
static size_t number(const char *text, size_t len, size_t most, int base, char *ret)
{
	unsigned int n = 0;
	size_t i;

	for (i = 0; i < most && i < len && digit(text[i]) < base; i++)
		n = n * base + digit(text[i]);
	*ret = (char)n;
	return i;
}

bool escape_read(const char *text, size_t len, size_t *at, char *ret)
{
	static const char letters[] = "abfnrtv", codes[] = "\a\b\f\n\r\t\v";
	const size_t i = *at + 1;
	const char *found = text[i] ? strchr(letters, text[i]) : NULL;
	size_t n;

	if (found) {
		*ret = codes[found - letters];
		*at = i + 1;
		return true;
	}
	n = number(text + i, len - i, 3, 8, ret);
	if (n) {
		*at = i + n;
		return true;
	}
	*at = i + 1;
	if (text[i] == 'x') {
		n = number(text + i + 1, len - i - 1, 2, 16, ret);
		*at += n;
		if (n)
			return true;
	}
	*ret = text[i];
	return text[i] != 'x';
}

void escape_argument(char *to, const char *text, bool keep_quotes)
{
	size_t len = strlen(text), i = 0;

	if (!keep_quotes && len > 1 && text[0] == '"' && text[len - 1] == '"') {
		len--;
		i = 1;
	}
	while (i < len) {
		if (text[i] == '\\' && i + 1 < len)
			escape_read(text, len, &i, to++);
		else
			*to++ = text[i++];
	}
	*to = '\0';
}
