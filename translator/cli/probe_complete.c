// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The last word of a probe description, as --complete asks for it: from what the cache knows of the
 * kernel, for it must not be waited for.  Probes of libraries are those that they define, whether
 * the kernel has the places for them or not: finding that out takes seconds.
 */
#include <ctype.h>
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>

#include "common/array.h"
#include "driver.h"
#include "paths.h"
#include "translator/probes/library.h"
#include "translator/probes/provider.h"

#define PARTS 4
/* More than that nobody reads, and shells take long with them. */
#define CANDIDATES_MOST 2000

struct wanted {
	struct driver *d;
	struct complete_place at; /* of the last part */
	const char *parts[PARTS]; /* as written; "" are those that are not there */
	unsigned int n;		  /* how many are written */
	unsigned int most;	  /* how many may be */
	bool known;		  /* d->resolver has what the kernel has */
};

/* The names of a probe, in the order of a description. */
struct names {
	const char *part[PARTS];
};

struct found {
	struct names *names;
	size_t n;
};

/* Whether it is of the version that --kernel names, as scripts/kernels takes them: "6.1", "7.x". */
static bool is_of(const char *release, const char *spec)
{
	const size_t len = strcspn(spec, "+-");

	if (!strcmp(release, spec))
		return true;
	if (len > 2 && !strncmp(spec + len - 2, ".x", 2))
		return !strncmp(release, spec, len - 1);
	return !strncmp(release, spec, len) && (!len || !isdigit((unsigned char)release[len]));
}

/* The newest kernel of --vm that is known, and of the version that --kernel names. */
static bool open_guest(struct driver *d, struct target_request *req)
{
	const char *spec = d->cmd.kernel ? d->cmd.kernel : "", *err;
	const char *sysroot = talloc_asprintf(d, "%s/sysroot", d->cache);
	struct dirent **list = NULL;
	int n = scandir(talloc_asprintf(d, "%s/lib/modules", sysroot), &list, NULL, versionsort);

	req->sysroot = sysroot;
	while (n-- > 0) {
		req->release = talloc_strdup(d, list[n]->d_name);
		free(list[n]);
		if (!d->target && *req->release != '.' && is_of(req->release, spec))
			d->target = target_open(d, req, &err);
	}
	free(list);
	return d->target != NULL;
}

static bool open_known(struct driver *d)
{
	struct target_request req = { .release = d->cmd.kernel,
				      .sysroot = d->cmd.sysroot,
				      .known_only = true };
	const char *err;

	d->cache = req.cache_dir = paths_cache_found(d);
	if (!d->cache)
		return false;
	if (d->cmd.vm && !d->cmd.sysroot)
		return open_guest(d, &req);
	d->target = target_open(d, &req, &err);
	return d->target != NULL;
}

static bool is_provider(const struct driver *d, const char *name)
{
	for (size_t i = 0; resolve_provider(i); i++)
		if (!strcmp(resolve_provider(i), name))
			return true;
	return d->shelf && library_provides(d->shelf, name);
}

/* Takes a description apart; false: it has too many parts, or is a program already. */
static bool split(struct wanted *w, const struct complete_place *at)
{
	const char *last = strrchr(at->value, ','), *text = last ? last + 1 : at->value, *end;

	text += strspn(text, " ");
	if (text[strcspn(text, "{/ \t\n")])
		return false;
	for (unsigned int i = 0; i < PARTS; i++)
		w->parts[i] = "";
	for (w->n = 0; w->n < w->most; text = end + 1) {
		end = text + strcspn(text, ":");
		w->parts[w->n++] = talloc_strndup(w->d, text, (size_t)(end - text));
		if (*end)
			continue;
		w->at.value = w->parts[w->n - 1];
		w->at.before = talloc_asprintf(w->d, "%s%.*s", at->before, (int)(text - at->value),
					       at->value);
		return true;
	}
	return false;
}

/*
 * Descriptions are written from the left on, where their parts belong from the right: with a word
 * at their beginning that is not a provider, they are short.
 */
static void align(struct wanted *w)
{
	const unsigned int by = w->most - w->n;

	if (w->n == 1 || !by || !*w->parts[0] || resolve_is_glob(w->parts[0]) ||
	    is_provider(w->d, w->parts[0]))
		return;
	for (unsigned int i = w->most; i-- > 0;)
		w->parts[i] = i < by ? "" : w->parts[i - by];
	w->n = w->most;
}

static void add_found(struct driver *d, struct found *found, const char *prov, const char *mod,
		      const char *func, const char *name)
{
	array_add(d, found->names, found->n) = (struct names){ { prov, mod, func, name } };
}

/* Probes with those parts, the k-th as far as it is written. */
static void find(struct wanted *w, unsigned int k, struct found *found)
{
	const char *const *p = w->parts;
	const char *pattern = talloc_asprintf(w->d, "%s*", p[k]), *provider, *name;
	struct probe_desc desc = { .text = "",
				   .prov = k ? p[0] : "",
				   .mod = k == 1 ? pattern : p[1],
				   .func = k == 2 ? pattern : p[2],
				   .name = k == 3 ? pattern : "" };
	struct probe_set set = { 0 };

	if (w->known)
		resolve_kernel(w->d->resolver, &desc, &set);
	for (size_t i = 0; i < set.n; i++) {
		const struct prog_probe *q = &set.probes[i]->p;

		add_found(w->d, found, q->prov, q->mod, q->func, q->name);
	}
	for (uint32_t i = 0; w->d->shelf && i < library_count_probes(w->d->shelf); i++) {
		library_probe(w->d->shelf, i, &provider, &name);
		if (resolve_glob(desc.prov, provider) && resolve_glob(desc.mod, "") &&
		    resolve_glob(desc.func, "") && resolve_glob(desc.name, name))
			add_found(w->d, found, provider, "", "", name);
	}
}

static int compare_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The k-th parts, each once and in order. */
static const char **distinct(struct wanted *w, const struct found *found, unsigned int k, size_t *n)
{
	const char **texts = talloc_array(w->d, const char *, found->n + 1);
	size_t kept = 0;

	for (size_t i = 0; i < found->n; i++)
		texts[i] = found->names[i].part[k];
	qsort(texts, found->n, sizeof(*texts), compare_text);
	for (size_t i = 0; i < found->n; i++)
		if (!kept || strcmp(texts[kept - 1], texts[i]))
			texts[kept++] = texts[i];
	*n = kept;
	return texts;
}

/* Where there is only one way to go on, it is gone, until that would be too many. */
static void print_found(struct wanted *w, const struct found *found, unsigned int k)
{
	size_t n, next_n;
	const char **texts = distinct(w, found, k, &n), **next;

	while (n == 1 && k + 1 < w->most) {
		next = distinct(w, found, k + 1, &next_n);
		if (next_n > CANDIDATES_MOST)
			break;
		w->at.before = talloc_asprintf(w->d, "%s%s:", w->at.before, texts[0]);
		w->at.value = "";
		texts = next;
		n = next_n;
		k++;
	}
	for (size_t i = 0; i < n && n <= CANDIDATES_MOST; i++) {
		if (k + 1 == w->most)
			complete_word(&w->at, texts[i], NULL);
		else
			complete_part(&w->at, talloc_asprintf(w->d, "%s:", texts[i]), NULL);
	}
}

static void print_providers(struct wanted *w)
{
	const uint32_t n = w->d->shelf ? library_count_probes(w->d->shelf) : 0;
	void (*const print)(const struct complete_place *at, const char *text, const char *what) =
		w->most > 1 ? complete_part : complete_word;
	const char *colon = w->most > 1 ? ":" : "", *last = "", *provider, *name;

	for (size_t i = 0; resolve_provider(i); i++)
		print(&w->at, talloc_asprintf(w->d, "%s%s", resolve_provider(i), colon), NULL);
	for (uint32_t i = 0; i < n; i++, last = provider) {
		library_probe(w->d->shelf, i, &provider, &name);
		if (strcmp(provider, last))
			print(&w->at, talloc_asprintf(w->d, "%s%s", provider, colon), NULL);
	}
}

/* A word without a colon is a provider, or the last part that may be there. */
static void complete_first(struct wanted *w)
{
	const unsigned int k = w->most - 1;
	struct found found = { 0 };

	print_providers(w);
	if (!k || !*w->at.value)
		return;
	w->parts[k] = w->parts[0];
	w->parts[0] = "";
	find(w, k, &found);
	print_found(w, &found, k);
}

void driver_complete_probe(struct driver *d, const struct complete_place *at, unsigned int most)
{
	struct wanted w = { .d = d, .most = most };
	struct found found = { 0 };

	d->options = options_create(d);
	driver_libraries(d);
	if (!split(&w, at) || resolve_is_glob(w.at.value))
		return;
	align(&w);
	w.known = open_known(d);
	if (w.known)
		driver_probes(d);
	if (w.n == 1) {
		complete_first(&w);
		return;
	}
	find(&w, w.n - 1, &found);
	print_found(&w, &found, w.n - 1);
}
