// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "macro.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>
#include <unistd.h>

#include "common/escape.h"
#include "common/must.h"
#include "common/scope.h"
#include "loader/host/say.h"

enum look { LOOK_INT, LOOK_UNSIGNED, LOOK_OTHER, LOOK_OVERFLOW };

/* A D integer: sign, decimal, octal or hexadecimal, and the letters that say its type; 64 bits. */
static enum look parse_int(const char *text, int64_t *ret)
{
	const bool negative = *text == '-';
	const char *digits = text + (*text == '-' || *text == '+');
	unsigned long long n;
	char *end;

	if (!isdigit((unsigned char)*digits))
		return LOOK_OTHER;
	errno = 0;
	n = strtoull(digits, &end, 0);
	if (end[strspn(end, "uUlL")])
		return LOOK_OTHER;
	if (errno || (negative && n > 1ull << 63))
		return LOOK_OVERFLOW;
	*ret = (int64_t)(negative ? 0 - n : n);
	return negative || n <= INT64_MAX ? LOOK_INT : LOOK_UNSIGNED;
}

static bool is_argument(const char *name)
{
	return isdigit((unsigned char)name[strspn(name, "$")]);
}

static unsigned long argument_number(const char *name)
{
	return strtoul(name + strspn(name, "$"), NULL, 10);
}

static bool is_int(int64_t n)
{
	return n >= INT32_MIN && n <= INT32_MAX;
}

/* One that the build has left open is an integer of 64 bits, which has a sign. */
static bool check_open(const struct meta_macro *m, const char *text, enum look look)
{
	if (look == LOOK_OTHER)
		say("$%s must be an integer, not '%s'", m->name, text);
	else if (look != LOOK_INT)
		say("the value of $%s is out of range: %s", m->name, text);
	return look == LOOK_INT;
}

/* The argument the build saw has given $1 its type, by its look. */
static bool check_range(const struct meta_macro *m, const char *text, enum look look, int64_t value)
{
	if (m->open)
		return check_open(m, text, look);
	if (look <= LOOK_UNSIGNED && (!is_argument(m->name) || !is_int(m->value) || is_int(value)))
		return true;
	if (look == LOOK_OTHER)
		say("$%s must be an integer, as it was when the module was built, not '%s'",
		    m->name, text);
	else if (look == LOOK_OVERFLOW)
		say("the value of $%s is out of range: %s", m->name, text);
	else
		say("the value of $%s is out of range: %s; the module was built for an int, "
		    "with %lld there",
		    m->name, text, (long long)m->value);
	return false;
}

static const char *const processes[] = { "target", "pid", "ppid", "pgid", "sid" };

static bool is_process(const char *name)
{
	for (size_t i = 0; i < sizeof(processes) / sizeof(*processes); i++)
		if (!strcmp(processes[i], name))
			return true;
	return false;
}

/* As `pid` in the script has them, outside of namespaces.  0 or a negative errno. */
static int process(const char *name, pid_t target, struct ctl *ctl, int64_t *ret)
{
	struct dtap_process request = { .of = DTAP_PROCESS_ID };
	int error;

	if (!strcmp(name, "target"))
		request.id = target;
	else if (!strcmp(name, "pid"))
		request.id = getpid();
	else if (!strcmp(name, "ppid"))
		request.of = DTAP_PROCESS_PARENT;
	else if (!strcmp(name, "pgid"))
		request.of = DTAP_PROCESS_GROUP;
	else
		request.of = DTAP_PROCESS_SESSION;
	*ret = 0;
	if (request.of == DTAP_PROCESS_ID && !request.id)
		return 0; /* no target */
	error = ctl_call(ctl, DTAP_IOC_PROCESS, &request);
	if (!error)
		*ret = request.id;
	return error;
}

/* Other variables of the tracing process. */
static bool variable(const char *name, int64_t *ret)
{
	if (!strcmp(name, "uid"))
		*ret = getuid();
	else if (!strcmp(name, "euid"))
		*ret = geteuid();
	else if (!strcmp(name, "gid"))
		*ret = getgid();
	else if (!strcmp(name, "egid"))
		*ret = getegid();
	else
		return false;
	return true;
}

/* What macros are made from. */
struct values {
	const struct loader_request *request;
	pid_t target;
	struct ctl *ctl;
	char buffer[32];
};

/* The text for a macro, valid until the next; NULL: the build's value stays.  false: said why. */
static bool find_text(const char *name, struct values *v, const char **ret)
{
	const struct loader_request *request = v->request;
	int64_t number;
	int error;

	if (is_argument(name)) {
		const unsigned long i = argument_number(name);

		*ret = i && i <= request->nargs ? request->args[i - 1] : NULL;
		return true;
	}
	*ret = NULL;
	if (is_process(name)) {
		error = process(name, v->target, v->ctl, &number);
		if (error) {
			say("failed to set $%s: %s", name, strerror(-error));
			return false;
		}
	} else if (!variable(name, &number)) {
		return true;
	}
	snprintf(v->buffer, sizeof(v->buffer), "%lld", (long long)number);
	*ret = v->buffer;
	return true;
}

static bool check_fixed(const struct meta_macro *m, const char *text, int64_t value)
{
	if (m->is_string ? !strcmp(text, m->text) : value == m->value)
		return true;
	if (m->is_string)
		say("$%s cannot be '%s': the module was built for '%s'", m->name, text, m->text);
	else
		say("$%s cannot be %s: the module was built for %lld", m->name, text,
		    (long long)m->value);
	return false;
}

static bool call(const struct meta_macro *m, struct ctl *ctl, struct dtap_macro *request)
{
	const int error = ctl_call(ctl, DTAP_IOC_MACRO, request);

	if (error)
		say("failed to set $%s: %s", m->name, strerror(-error));
	return !error;
}

static bool send_int(const struct meta_macro *m, u32 index, const char *text, struct ctl *ctl)
{
	struct dtap_macro request = { .index = index };
	int64_t value = 0;
	const enum look look = parse_int(text, &value);

	if (!check_range(m, text, look, value))
		return false;
	if (m->fixed)
		return check_fixed(m, text, value);
	request.value = value;
	return call(m, ctl, &request);
}

static bool send_string(const struct meta_macro *m, u32 index, const char *text, u64 strsize,
			struct ctl *ctl)
{
	struct dtap_macro request = { .index = index };
	scope_free char *string = must(talloc_strdup(NULL, text));
	bool ok;

	if (is_argument(m->name))
		escape_argument(string, text, *m->name == '$');
	if (m->fixed) {
		ok = check_fixed(m, string, 0);
	} else if (is_argument(m->name) && strlen(string) > strsize) {
		say("the value of $%s has %zu bytes, and strings have %llu at most "
		    "(option strsize)",
		    m->name, strlen(string), (unsigned long long)strsize);
		ok = false;
	} else {
		request.len = (u32)strlen(string) + 1;
		request.str = (u64)(uintptr_t)string;
		ok = call(m, ctl, &request);
	}
	return ok;
}

/* Nothing is sent where the build's value stays. */
static bool send(const struct meta_macro *m, u32 index, const char *text, u64 strsize,
		 struct ctl *ctl)
{
	if (!text && m->needed)
		say("$%s is not given: the module takes %s there", m->name,
		    m->is_string ? "a string" : "an integer");
	if (!text)
		return !m->needed;
	return m->is_string ? send_string(m, index, text, strsize, ctl) :
			      send_int(m, index, text, ctl);
}

static bool is_used(const struct meta *meta, unsigned long number)
{
	for (u32 i = 0; i < meta->nmacros; i++)
		if (is_argument(meta->macros[i].name) &&
		    argument_number(meta->macros[i].name) == number)
			return true;
	return false;
}

/* As the translator does for the arguments it is given (D_MACRO_UNUSED). */
static bool check_unused(const struct meta *meta, const struct loader_request *request)
{
	for (size_t i = 0; i < request->nargs; i++) {
		if (is_used(meta, i + 1))
			continue;
		say("extraneous argument '%s' ($%zu is not referenced)", request->args[i], i + 1);
		return false;
	}
	return true;
}

bool macro_send(const struct meta *meta, const struct loader_request *request,
		const struct runopts *options, pid_t target, struct ctl *ctl)
{
	const u64 given = runopt_get(options, strsize);
	const u64 strsize = given < meta->strsize ? given : meta->strsize;
	struct values values = { .request = request, .target = target, .ctl = ctl };

	if (!runopt_get(options, argref) && !check_unused(meta, request))
		return false;
	for (u32 i = 0; i < meta->nmacros; i++) {
		const struct meta_macro *m = &meta->macros[i];
		const char *text;

		if (!find_text(m->name + strspn(m->name, "$"), &values, &text) ||
		    !send(m, i, text, strsize, ctl))
			return false;
	}
	return true;
}
