// SPDX-License-Identifier: GPL-2.0-or-later
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <bpf/btf.h>
#include <talloc.h>

#include "target.h"
#include "common/array.h"
#include "target_headers.h"
#include "target_image.h"
#include "target_index.h"
#include "target_kernel.h"
#include "target_mem.h"
#include "target_module.h"
#include "target_running.h"
#include "target_scan.h"

/* The kernel itself, or a module that is known. */
struct part {
	const char *name;
	struct target_index index;
	struct btf *btf;
	bool btf_tried;
	uint32_t ordinal; /* of a module */
	uint32_t first_func, first_event;
};

struct target {
	const char *release;
	const char *sysroot; /* without a slash at the end: "" is "/" */
	const char *cache;   /* folder for this kernel's indexes, NULL = none */
	bool same_release;   /* as the running kernel */
	bool need_types, known_only;
	bool running;
	struct part *kernel;
	struct part **parts; /* by name; the kernel's is among them */
	size_t nparts;
	bool loaded_modules;		   /* the running kernel's are among the parts */
	struct target_module_files *files; /* NULL until needed */
	struct target_func *funcs;	   /* NULL until asked for */
	size_t nfuncs;
	struct target_event *events;
	size_t nevents;
	struct target_syscall *syscalls;
	size_t nsyscalls;
};

static const struct {
	const char *name, *reason;
} denylist[] = {
#define DENY(name, reason) { name, reason },
#include "runtime/denylist.def"
#undef DENY
	{ NULL, NULL }
};

static int target_free(struct target *t)
{
	/* Modules' BTF refers to the kernel's. */
	for (size_t i = 0; i < t->nparts; i++) {
		if (t->parts[i] != t->kernel)
			btf__free(t->parts[i]->btf);
	}
	if (t->kernel)
		btf__free(t->kernel->btf);
	return 0;
}

static uint32_t hash_string(const char *s)
{
	uint32_t hash = 2166136261u;

	for (; *s; s++)
		hash = (hash ^ (unsigned char)*s) * 16777619u;
	return hash;
}

/*
 * Makes the folder of a kernel's indexes: one per release and root.  NULL: none, and *err says why
 * if it must not be used.
 */
static const char *make_cache(struct target *t, const char *dir, const char **err)
{
	char real[PATH_MAX];
	char *path;

	*err = NULL;
	if (!dir || !*dir)
		return NULL;
	if (!realpath(*t->sysroot ? t->sysroot : "/", real))
		snprintf(real, sizeof(real), "%s", t->sysroot);
	path = talloc_asprintf(t, "%s/target-%s-%08x", dir, t->release, hash_string(real));
	if (t->known_only && access(path, R_OK | X_OK))
		return NULL;
	return target_index_folder(t, path, err) ? path : NULL;
}

static struct part *add_part(struct target *t, const char *name)
{
	struct part *part = talloc_zero(t, struct part);
	size_t at = t->nparts;

	part->name = talloc_strdup(part, name);
	array_add(t, t->parts, t->nparts) = part;
	for (; at && strcmp(t->parts[at - 1]->name, name) > 0; at--)
		t->parts[at] = t->parts[at - 1];
	t->parts[at] = part;
	return part;
}

static struct part *find_part(const struct target *t, const char *name)
{
	for (size_t i = 0; i < t->nparts; i++) {
		if (!strcmp(t->parts[i]->name, name))
			return t->parts[i];
	}
	return NULL;
}

static bool load_index(struct target *t, const char *name, const char *key,
		       struct target_index *index)
{
	char *path;
	bool good;

	if (!t->cache)
		return false;
	path = talloc_asprintf(t, "%s/%s.index", t->cache, name);
	good = target_index_load(t, path, key, index);
	talloc_free(path);
	return good;
}

/* Makes the index of a unit, keeps it in the cache when that can be, and frees the unit. */
static bool take_unit(struct target *t, struct target_unit *unit, const char *name, const char *key,
		      struct target_index *index)
{
	struct target_blob blob = target_index_build(t, unit, key);

	talloc_free(unit);
	if (t->cache) {
		char *path = talloc_asprintf(t, "%s/%s.index", t->cache, name);

		target_index_save(path, blob);
		talloc_free(path);
	}
	return target_index_attach(index, blob);
}

/* *types: see target_kernel_read(). */
static bool open_files(struct target *t, const struct target_kernel_files *files,
		       const char **types, const char **err)
{
	struct target_unit *unit;

	if (load_index(t, "vmlinux", files->key, &t->kernel->index))
		return true;
	if (t->known_only) {
		*err = "it has not been looked at yet";
		return false;
	}
	unit = target_kernel_read(t, files, types, err);
	return unit && take_unit(t, unit, "vmlinux", files->key, &t->kernel->index);
}

static bool open_running(struct target *t, const char *build_id, const char **err)
{
	/* What could be looked at this time is not a measure for the next one. */
	char *key =
		talloc_asprintf(t, "running: %s; sources %x", build_id, target_running_sources());
	struct target_unit *unit;

	if (*build_id && load_index(t, "running", key, &t->kernel->index))
		return true;
	if (t->known_only) {
		*err = "it has not been looked at yet";
		return false;
	}
	unit = target_running_kernel(t, err);
	return unit && take_unit(t, unit, "running", key, &t->kernel->index);
}

/* Opens the best source there is for the kernel itself. */
static bool open_kernel(struct target *t, bool is_release_here, const char **err)
{
	struct target_kernel_files *files = target_kernel_files(t, t->sysroot, t->release);
	const char *why = NULL, *types = NULL;
	char here[65] = "";

	if (is_release_here)
		target_running_build_id(NULL, here);
	if (files->nimages && open_files(t, files, &types, &why)) {
		t->running = *here && !strcmp(here, t->kernel->index.header->build_id);
		/* A newer image of the same name waits for a reboot: what runs is asked for. */
		if (t->running || !is_release_here || *t->sysroot)
			return true;
	}
	if (is_release_here && !*t->sysroot) {
		const char *none = NULL;

		if (open_running(t, here, &none)) {
			t->running = true;
			return true;
		}
		if (why)
			why = talloc_asprintf(t, "%s; %s", why, none);
		else
			why = talloc_asprintf(t,
					      "/boot/vmlinuz-%s is not there or not readable, "
					      "and %s; install the package linux-image-%s, or "
					      "run this as root",
					      t->release, none, t->release);
	}
	*err = why ? why :
		     talloc_asprintf(t, "there is no kernel image %s/boot/vmlinuz-%s%s; %s",
				     t->sysroot, t->release,
				     types ? talloc_asprintf(t, " (%s has types alone)", types) :
					     "",
				     target_kernel_remedy(t, t->sysroot, t->release));
	return false;
}

struct target *target_create(void *parent, const struct target_request *req, const char **err)
{
	struct target *t = talloc_zero(parent, struct target);
	struct utsname uts;
	size_t len;

	talloc_set_destructor(t, target_free);
	uname(&uts);
	t->release = talloc_strdup(t, req->release ? req->release : uts.release);
	len = req->sysroot ? strlen(req->sysroot) : 0;
	while (len && req->sysroot[len - 1] == '/')
		len--;
	t->sysroot = len ? talloc_strndup(t, req->sysroot, len) : "";
	if (!*t->release || strchr(t->release, '/')) {
		*err = talloc_asprintf(parent, "'%s' is not a kernel release", t->release);
		talloc_free(t);
		return NULL;
	}
	t->same_release = !strcmp(t->release, uts.release);
	t->need_types = req->need_types;
	t->known_only = req->known_only;
	t->cache = make_cache(t, req->cache_dir, err);
	if (*err) {
		*err = talloc_steal(parent, *err);
		talloc_free(t);
		return NULL;
	}
	t->kernel = add_part(t, "vmlinux");
	return t;
}

bool target_load(struct target *t, const char **err)
{
	const char *why = NULL;

	if (!open_kernel(t, t->same_release, &why)) {
		*err = why ? why : "the kernel cannot be read";
		if (t->cache)
			rmdir(t->cache); /* unless there is something in it */
		return false;
	}
	if (t->need_types && !t->kernel->index.btf_size) {
		*err = talloc_asprintf(t,
				       "the kernel %s has no BTF (it was built without "
				       "CONFIG_DEBUG_INFO_BTF): its types are not known",
				       t->release);
		return false;
	}
	return true;
}

struct target *target_open(void *parent, const struct target_request *req, const char **err)
{
	struct target *t = target_create(parent, req, err);

	if (!t || target_load(t, err))
		return t;
	*err = talloc_strdup(parent, *err);
	talloc_free(t);
	return NULL;
}

const char *target_release(const struct target *t)
{
	return t->release;
}

const char *target_arch(const struct target *t)
{
	(void)t;
	return "x86_64";
}

const char *target_build_id(const struct target *t)
{
	return t->kernel->index.header->build_id;
}

const char *target_cache(const struct target *t)
{
	return t->cache;
}

bool target_is_running(const struct target *t)
{
	return t->running;
}

const char *target_headers(struct target *t, const char **err)
{
	return target_headers_find(t, t->sysroot, t->release, err);
}

static struct btf *part_btf(struct target *t, struct part *part)
{
	if (!part->btf && !part->btf_tried && part->index.btf_size) {
		struct btf *base = part == t->kernel ? NULL : part_btf(t, t->kernel);

		part->btf_tried = true;
		if (base || part == t->kernel)
			part->btf = target_btf_parse(part->index.btf, part->index.btf_size, base);
	}
	return part->btf;
}

struct btf *target_btf(struct target *t)
{
	return part_btf(t, t->kernel);
}

uint32_t target_btf_find(struct target *t, const char *name, uint32_t kind)
{
	return target_index_find_type(&t->kernel->index, name, kind);
}

/* The kernel's types, as a module's reader wants them; holds nothing of its own. */
static struct target_unit *base_unit(struct target *t)
{
	struct target_unit *base = talloc_zero(t, struct target_unit);

	base->btf = target_btf(t);
	base->names = (struct target_btf_name *)t->kernel->index.names;
	base->nnames = base->btf ? t->kernel->index.nnames : 0;
	return base;
}

static const struct target_module_file *module_file(struct target *t, const char *name)
{
	if (!t->files)
		t->files = target_module_list(t, t->sysroot, t->release);
	return target_module_find(t->files, name);
}

static bool index_from_file(struct target *t, const struct target_module_file *file,
			    struct target_index *index)
{
	char *path = target_module_path(t, t->files, file), *key = target_file_key(t, path);
	struct target_unit *unit, *base;
	const char *err;

	if (!key)
		return false;
	key = talloc_asprintf(t, "%s; %s", key, target_build_id(t));
	if (load_index(t, file->name, key, index))
		return true;
	if (t->known_only)
		return false;
	base = base_unit(t);
	unit = target_module_read(t, path, base, &err);
	if (!unit) {
		talloc_free(base);
		return false;
	}
	take_unit(t, unit, file->name, key, index);
	talloc_free(base);
	return true;
}

static bool index_from_running(struct target *t, const char *name, const char *build_id,
			       struct target_index *index)
{
	char *key = talloc_asprintf(t, "running: %s; sources %x; %s", build_id,
				    target_running_sources(), target_build_id(t));
	char *file = talloc_asprintf(t, "running-%s", name);
	struct target_unit *unit, *base;

	if (*build_id && load_index(t, file, key, index))
		return true;
	if (t->known_only)
		return false;
	base = base_unit(t);
	unit = target_running_module(t, name, base);
	if (unit)
		take_unit(t, unit, file, key, index);
	talloc_free(base);
	return unit != NULL;
}

/* Does not depend on which modules are known, except where two would have the same number. */
static uint32_t module_ordinal(const struct target *t, const struct target_module_file *file,
			       const char *name)
{
	const uint32_t elsewhere = TARGET_MODULES - TARGET_MODULES_OF_RELEASE;
	uint32_t ordinal = file && file->ordinal < TARGET_MODULES_OF_RELEASE ?
				   file->ordinal :
				   TARGET_MODULES_OF_RELEASE + hash_string(name) % elsewhere;

	for (size_t i = 0; i < t->nparts; i++) {
		if (t->parts[i] == t->kernel || t->parts[i]->ordinal != ordinal)
			continue;
		ordinal = TARGET_MODULES_OF_RELEASE +
			  (ordinal + 1 - TARGET_MODULES_OF_RELEASE) % elsewhere;
		i = (size_t)-1;
	}
	return ordinal;
}

/* here: the module is loaded in the running kernel, which is the target. */
static bool add_module(struct target *t, const char *name, bool here)
{
	const struct target_module_file *file = module_file(t, name);
	struct target_index index;
	char build_id[65] = "";
	struct part *part;
	uint32_t ordinal;
	bool good;

	if (here)
		target_running_build_id(name, build_id);
	good = file && index_from_file(t, file, &index) &&
	       (!*build_id || !strcmp(build_id, index.header->build_id));
	if (!good && here)
		good = index_from_running(t, name, build_id, &index);
	if (!good)
		return false;
	ordinal = module_ordinal(t, file, name);
	part = add_part(t, file ? file->name : name);
	part->index = index;
	if (part->index.nfuncs > TARGET_FUNCS_PER_MODULE)
		part->index.nfuncs = TARGET_FUNCS_PER_MODULE;
	if (part->index.nevents > TARGET_EVENTS_PER_MODULE)
		part->index.nevents = TARGET_EVENTS_PER_MODULE;
	part->ordinal = ordinal;
	part->first_func = TARGET_FUNCS_OF_KERNEL + ordinal * TARGET_FUNCS_PER_MODULE;
	part->first_event = TARGET_EVENTS_OF_KERNEL + ordinal * TARGET_EVENTS_PER_MODULE;
	t->funcs = NULL;
	t->events = NULL;
	return true;
}

static void add_loaded_modules(struct target *t)
{
	const char **names;
	size_t n;

	if (!t->running || t->loaded_modules)
		return;
	t->loaded_modules = true;
	names = target_running_modules(t, &n);
	for (size_t i = 0; i < n; i++) {
		if (!find_part(t, names[i]))
			add_module(t, names[i], true);
	}
}

const char *target_no_module(struct target *t, const char *module)
{
	if (!t->files)
		t->files = target_module_list(t, t->sysroot, t->release);
	return t->files->missing ?
		       talloc_asprintf(t,
				       "the kernel module '%s' is not known, as %s is not there; "
				       "depmod(8) makes it",
				       module, t->files->missing) :
		       talloc_asprintf(t, "there is no kernel module '%s'", module);
}

const char *target_other_module(struct target *t, const char *name)
{
	module_file(t, name);
	add_loaded_modules(t);
	for (size_t i = 0; i < t->files->n; i++) {
		const char *other = t->files->files[i].name;

		if (!strcmp(other, name) && !find_part(t, other))
			return other;
	}
	return NULL;
}

static struct part *need_module(struct target *t, const char *module)
{
	char *name = talloc_strdup(t, module);
	struct part *part;

	for (char *p = name; *p; p++) {
		if (*p == '-')
			*p = '_';
	}
	add_loaded_modules(t);
	part = find_part(t, name);
	if (!part && add_module(t, name, false))
		part = find_part(t, name);
	talloc_free(name);
	return part;
}

bool target_load_module(struct target *t, const char *module)
{
	return need_module(t, module) != NULL;
}

const char *target_known_module(struct target *t, size_t i)
{
	add_loaded_modules(t);
	for (size_t k = 0; k < t->nparts; k++)
		if (t->parts[k] != t->kernel && !i--)
			return t->parts[k]->name;
	return NULL;
}

bool target_load_ordinal(struct target *t, uint32_t ordinal)
{
	add_loaded_modules(t);
	for (size_t i = 0; i < t->nparts; i++) {
		if (t->parts[i] != t->kernel && t->parts[i]->ordinal == ordinal)
			return true;
	}
	if (!t->files)
		t->files = target_module_list(t, t->sysroot, t->release);
	for (size_t i = 0; i < t->files->n; i++) {
		if (t->files->files[i].ordinal == ordinal)
			return target_load_module(t, t->files->files[i].name);
	}
	return false;
}

bool target_has_module(struct target *t, const char *module)
{
	return !strcmp(module, "vmlinux") || need_module(t, module) ||
	       target_module_builtin(t, t->sysroot, t->release, module);
}

struct btf *target_module_btf(struct target *t, const char *module)
{
	struct part *part = strcmp(module, "vmlinux") ? need_module(t, module) : t->kernel;

	return part ? part_btf(t, part) : NULL;
}

/* The function itself, or one with a suffix the compiler gave it. */
static bool is_copy_of(const char *name, const char *base)
{
	size_t n = strlen(base);

	return !strncmp(name, base, n) && (!name[n] || name[n] == '.');
}

/* The first function whose name is not below `name`. */
static struct target_func *lower_bound(const char *name, struct target_func *funcs, size_t n)
{
	size_t lo = 0, hi = n;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (strcmp(funcs[mid].name, name) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return funcs + lo;
}

static void deny_listed(struct target_func *funcs, size_t n)
{
	for (size_t i = 0; denylist[i].name; i++) {
		struct target_func *func = lower_bound(denylist[i].name, funcs, n);

		/* '.' sorts before all that a longer name could go on with. */
		for (; func < funcs + n && is_copy_of(func->name, denylist[i].name); func++)
			func->flags |= TARGET_FUNC_DENIED;
	}
}

const struct target_func *target_funcs(struct target *t, size_t *n)
{
	struct target_func *at;

	add_loaded_modules(t);
	if (t->funcs) {
		*n = t->nfuncs;
		return t->funcs;
	}
	t->nfuncs = 0;
	for (size_t i = 0; i < t->nparts; i++)
		t->nfuncs += t->parts[i]->index.nfuncs;
	at = t->funcs = talloc_array(t, struct target_func, t->nfuncs + 1);
	for (size_t i = 0; i < t->nparts; i++) {
		const struct part *part = t->parts[i];

		for (size_t k = 0; k < part->index.nfuncs; k++, at++) {
			const struct target_index_func *from = &part->index.funcs[k];

			at->name = target_index_str(&part->index, from->name);
			at->module = part->name;
			at->index = part->first_func + k;
			at->flags = from->flags;
			at->offset = from->offset;
			at->btf_id = from->btf_id;
		}
		if (part == t->kernel)
			deny_listed(at - part->index.nfuncs, part->index.nfuncs);
	}
	*n = t->nfuncs;
	return t->funcs;
}

const struct target_func *target_func(struct target *t, uint32_t index)
{
	const struct target_func *at;
	size_t n;

	at = target_funcs(t, &n);
	for (size_t i = 0; i < t->nparts; i++) {
		const struct part *part = t->parts[i];

		if (index - part->first_func < part->index.nfuncs)
			return &at[index - part->first_func];
		at += part->index.nfuncs;
	}
	return NULL;
}

const char *target_func_reason(const struct target_func *func)
{
	for (size_t i = 0; denylist[i].name; i++) {
		if (is_copy_of(func->name, denylist[i].name) && !strcmp(func->module, "vmlinux"))
			return denylist[i].reason;
	}
	if (func->flags & TARGET_FUNC_HOOK)
		return "what probes functions' returns calls it";
	if (func->flags & TARGET_FUNC_TO_USER)
		return "nothing may run any more when it returns, on the way to user mode";
	return "the kernel does not allow probes there (kprobe blacklist or noinstr)";
}

bool target_has_marks(struct target *t)
{
	const struct target_func *funcs;
	size_t n;

	funcs = target_funcs(t, &n);
	for (size_t i = 0; i < n; i++)
		if (funcs[i].flags & TARGET_FUNC_MARKED)
			return true;
	return false;
}

static int compare_event(const void *a, const void *b)
{
	const struct target_event *x = a, *y = b;

	return x->index < y->index ? -1 : x->index > y->index;
}

static struct target_event *list_events(const struct part *part, struct target_event *at)
{
	const struct target_index *index = &part->index;

	for (size_t k = 0; k < index->nevents; k++, at++) {
		const struct target_unit_event *from = &index->events[k];

		at->system = target_index_str(index, from->system);
		at->name = target_index_str(index, from->name);
		at->tracepoint = target_index_str(index, from->tracepoint);
		at->module = part->name;
		at->record = target_index_str(index, from->record);
		at->proto_id = from->proto_id;
		at->index = part->first_event + k;
	}
	return at;
}

const struct target_event *target_events(struct target *t, size_t *n)
{
	struct target_event *at;

	add_loaded_modules(t);
	if (!t->events) {
		t->nevents = 0;
		for (size_t i = 0; i < t->nparts; i++)
			t->nevents += t->parts[i]->index.nevents;
		at = t->events = talloc_array(t, struct target_event, t->nevents + 1);
		for (size_t i = 0; i < t->nparts; i++)
			at = list_events(t->parts[i], at);
		qsort(t->events, t->nevents, sizeof(*t->events), compare_event);
	}
	*n = t->nevents;
	return t->events;
}

const struct target_event *target_event(struct target *t, uint32_t index)
{
	const struct target_event key = { .index = index };
	const struct target_event *events;
	size_t n;

	events = target_events(t, &n);
	return bsearch(&key, events, n, sizeof(*events), compare_event);
}

const struct target_syscall *target_syscalls(struct target *t, size_t *n)
{
	const struct target_index *index = &t->kernel->index;

	if (!t->syscalls) {
		t->nsyscalls = index->nsyscalls;
		t->syscalls = talloc_zero_array(t, struct target_syscall, t->nsyscalls + 1);
		for (size_t i = 0; i < t->nsyscalls; i++) {
			const struct target_unit_syscall *from = &index->syscalls[i];
			struct target_syscall *to = &t->syscalls[i];

			to->name = target_index_str(index, from->name);
			to->nr = from->nr & TARGET_SYSCALL_NR;
			to->compat = from->nr & TARGET_SYSCALL_COMPAT;
			to->converted = from->nr & TARGET_SYSCALL_CONVERTED;
			to->nargs = from->nargs > 6 ? 6 : from->nargs;
			for (uint32_t k = 0; k < to->nargs; k++) {
				to->types[k] = target_index_str(index, from->types[k]);
				to->args[k] = target_index_str(index, from->args[k]);
			}
		}
	}
	*n = t->nsyscalls;
	return t->syscalls;
}

char target_symbol(struct target *t, const char *name, const char *module, bool *percpu)
{
	const struct part *only = NULL;

	if (module) {
		only = strcmp(module, "vmlinux") ? need_module(t, module) : t->kernel;
		if (!only)
			return 0;
	} else {
		add_loaded_modules(t);
	}
	/* The kernel's own first, then modules in the order of their names. */
	for (size_t i = 0; i <= t->nparts; i++) {
		const struct part *part = i ? t->parts[i - 1] : t->kernel;
		const struct target_index_sym *sym;

		if (only && part != only)
			continue;
		sym = target_index_find_sym(&part->index, name);
		if (!sym)
			continue;
		if (percpu)
			*percpu = sym->percpu;
		return sym->type;
	}
	return 0;
}
