/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * target.h - the kernel a program is made for: what can be probed, and its BTF.
 *
 * One description, several sources, best first:
 *   - the kernel image (SYSROOT/boot/vmlinuz-RELEASE or lib/modules/RELEASE/vmlinuz): decompressed
 *     once, it holds BTF, kallsyms, the ftrace locations, the syscall table and metadata, the trace
 *     events; vmlinux and System.map of the package with debugging information, where it does not;
 *   - for the running kernel: /sys/kernel/btf, /proc/kallsyms, tracefs;
 *   - Module files and /sys/kernel/btf/MODULE for modules.
 * What was learnt is kept in an index file in the cache, keyed by the image's identity
 * (build-id; size and time of the image file as a shortcut), and mapped by later runs:
 * target_load() with a cached index takes a few milliseconds.
 *
 * Everything returned belongs to the target and lives as long as it.  All names are
 * NUL-terminated.  Errors: *err holds one sentence that names what is missing and the package
 * or option that brings it.
 */
#ifndef DTAP_TARGET_H
#define DTAP_TARGET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct btf; /* libbpf's */
struct target;

struct target_request {
	const char *release;   /* NULL: the running kernel's */
	const char *sysroot;   /* NULL or "": "/" */
	const char *cache_dir; /* existing directory */
	bool need_types;       /* false: do not insist on BTF */
	bool known_only;       /* what the cache has, or nothing: nothing is read or kept */
};

/*
 * First the kernel's name, then what it is: until target_load() has returned true, only
 * target_release(), target_arch() and target_headers() have an answer.
 */
struct target *target_create(void *parent, const struct target_request *req, const char **err);
bool target_load(struct target *t, const char **err);
/* Both in one. */
struct target *target_open(void *parent, const struct target_request *req, const char **err);

const char *target_release(const struct target *t);
const char *target_arch(const struct target *t); /* "x86_64" */
/* Build-id of the kernel as lower-case hex, "" when unknown. */
const char *target_build_id(const struct target *t);
/* The folder that holds what was learnt of it; NULL: it is not kept. */
const char *target_cache(const struct target *t);
/* True when the target is the kernel that runs here. */
bool target_is_running(const struct target *t);
/* Directory to give kbuild (…/usr/src/linux-headers-RELEASE or lib/modules/…/build); NULL and
 * *err when there is none (names the package). */
const char *target_headers(struct target *t, const char **err);

/* vmlinux BTF, mapped; NULL when the kernel has none. */
struct btf *target_btf(struct target *t);
/* BTF of a module (split on vmlinux'), NULL when it has none. */
struct btf *target_module_btf(struct target *t, const char *module);
/* Type id by name and BTF_KIND_*; 0 when there is none.  Indexed, not a linear search. */
uint32_t target_btf_find(struct target *t, const char *name, uint32_t kind);

/*
 * Functions and events have numbers that do not depend on which modules are known: the kernel's
 * from 0, those of a module in a share by the module's ordinal, which is its place in modules.dep
 * or, for one that is not there, a number after all such places.  What would be beyond a share is
 * left out.
 */
#define TARGET_MODULES_OF_RELEASE (1u << 13)
#define TARGET_MODULES		  (TARGET_MODULES_OF_RELEASE + (1u << 11))
#define TARGET_FUNCS_OF_KERNEL	  (1u << 20)
#define TARGET_FUNCS_PER_MODULE	  (1u << 16)
#define TARGET_EVENTS_OF_KERNEL	  (1u << 14)
#define TARGET_EVENTS_PER_MODULE  (1u << 11)

/* A function that exists in the kernel's text (not .init). Sorted by module, then name. */
#define TARGET_FUNC_FTRACE  0x01 /* has an ftrace location: fbt entry and return */
#define TARGET_FUNC_DENIED  0x02 /* kprobe blacklist, noinstr, or the runtime's own call graph */
#define TARGET_FUNC_HOOK    0x04 /* return hooks call it; then it is denied, too */
#define TARGET_FUNC_TO_USER 0x08 /* it returns in the state of user mode; likewise */
#define TARGET_FUNC_MARKED  0x10 /* ALLOW_ERROR_INJECTION */
struct target_func {
	const char *name;
	const char *module; /* "vmlinux" or the module's name */
	uint32_t index;	    /* the number: basis of probe ids */
	uint32_t flags;
	uint32_t btf_id; /* BTF_KIND_FUNC in the module's BTF, 0 = no prototype known */
	uint32_t offset; /* bytes from the kernel's _text; 0: unknown, or in a module */
};
/* Core kernel functions plus those of modules: for the running kernel its loaded modules;
 * for others only modules opened by target_load_module(). */
const struct target_func *target_funcs(struct target *t, size_t *n);
/* The one with that index, or NULL. */
const struct target_func *target_func(struct target *t, uint32_t index);
/* Whether the kernel says which functions are marked. */
bool target_has_marks(struct target *t);
/* Makes the functions of a module file known (lib/modules/RELEASE/…/NAME.ko*); false if none. */
bool target_load_module(struct target *t, const char *module);
/* The name of the i-th module that is known, in their order; NULL: there are not as many. */
const char *target_known_module(struct target *t, size_t i);
/* As target_load_module(), of the module with that ordinal. */
bool target_load_ordinal(struct target *t, uint32_t ordinal);

/* Is the module loaded, a file, or part of the kernel itself? */
bool target_has_module(struct target *t, const char *module);

/* A module of that name with a file that is not known yet; NULL: there is none. */
const char *target_other_module(struct target *t, const char *name);

/* Why a module that target_load_module() has not found is not known. */
const char *target_no_module(struct target *t, const char *module);

struct target_event {		/* a tracepoint with a trace event */
	const char *system;	/* "sched" */
	const char *name;	/* "sched_switch": the event */
	const char *tracepoint; /* the tracepoint's own name (mostly the same) */
	const char *module;	/* "vmlinux" or the module's name */
	const char *record; /* its record's struct, "trace_event_raw_sched_switch"; "" unknown */
	uint32_t proto_id;  /* BTF typedef btf_trace_<tracepoint> (pointer to function), 0 = none */
	uint32_t index;	    /* the number, as a function's */
};
/*
 * Of the same modules as target_funcs(), by index: the kernel's, by system and name, are the first.
 */
const struct target_event *target_events(struct target *t, size_t *n);
/* The one with that index; NULL: none. */
const struct target_event *target_event(struct target *t, uint32_t index);

struct target_syscall {
	const char *name; /* "openat" */
	uint32_t nr;
	bool compat;	/* of a 32-bit program: its numbers are others */
	bool converted; /* has parameters whose layout is another than in 64 bits */
	uint32_t nargs;
	const char *types[6]; /* "const char *", as the kernel declares them (__user removed) */
	const char *args[6];  /* "filename" */
};
/* By nr, the compat ones after the others. */
const struct target_syscall *target_syscalls(struct target *t, size_t *n);

/* Why a TARGET_FUNC_DENIED function cannot be probed: a clause to follow its name and a colon. */
const char *target_func_reason(const struct target_func *func);

/*
 * A kernel symbol (kallsyms): type letter as in nm, 0 when there is none.  module NULL = any that
 * is known; one that is named is looked for as by target_load_module().
 */
char target_symbol(struct target *t, const char *name, const char *module, bool *percpu);

#endif
