/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * driver.h - the steps of one run of dtap, each on the finished product of the one before.
 *
 * A step that fails has said why on standard error and returns false; exit status is then 1.
 */
#ifndef DTAP_DRIVER_H
#define DTAP_DRIVER_H

#include <stdbool.h>
#include <stdio.h>

#include "translator/lang/ast.h"
#include "cmdline.h"
#include "translator/lang/macros.h"
#include "translator/lang/options.h"
#include "translator/prog/prog.h"
#include "translator/probes/resolve.h"
#include "translator/target/target.h"
#include "translator/types/type.h"

struct driver {
	struct cmdline cmd;
	const char *cache;   /* directory */
	const char *modules; /* the directory of finished modules in it */
	struct diag *diag;
	struct options *options;
	struct macros macros;
	struct target *target;
	const char *kit;	     /* its key; NULL: there are no headers */
	struct kit_ahead *ahead;     /* NULL: nobody makes the kit in the background */
	struct kbuild *kbuild;	     /* NULL: not opened yet */
	struct progress *making_kit; /* NULL: that takes no time */
	const struct kit *lacks; /* what the runtime lacks for the kernel; NULL: nothing is known */
	struct type_space *types;
	struct resolver *resolver;
	struct prog_text *texts;       /* one per program */
	const struct source **written; /* the programs as they are in their files */
	const struct source **sources; /* as they are read: preprocessed */
	struct preprocess *preprocess; /* of those that cpp does not do */
	struct shelf *shelf;	       /* D libraries; NULL: none are to be read */
	struct node_list items;
	size_t first;		     /* of the items after the libraries' */
	struct check_widths *widths; /* of the program's variables, from one check to the next */
	struct prog *prog;
	const char *hash;     /* of everything that determines the module */
	const char *module;   /* path of the .ko */
	double started, last; /* ms, for --timing */
};

bool driver_options(struct driver *d); /* -x and flags; the cache directory */
bool driver_sources(struct driver *d); /* reads the programs, runs cpp */
/* For --vm: --kernel and --sysroot, from what that asks for or the newest, fetched if need be. */
bool driver_guest_kernel(struct driver *d);
bool driver_kernel(struct driver *d); /* which it is */
void driver_kit(struct driver *d); /* begins what modules for it are made of, if that is missing */
bool driver_target(struct driver *d); /* the kernel's types and probes */
bool driver_parse(struct driver *d);
bool driver_check(struct driver *d);
bool driver_traces(struct driver *d); /* false: said that the checked program is empty */
bool driver_cached(struct driver *d); /* is the module in the cache?  Sets hash and module */
/*
 * Waits for the kit, and sees to it that the program asks for nothing that the runtime lacks there.
 */
bool driver_fit(struct driver *d);
bool driver_emit(struct driver *d); /* codegen and build */

bool driver_show(struct driver *d); /* what -d, -S, -v and options like tree print of a program */

int driver_list(struct driver *d);		    /* -l: exit status */
bool driver_lists_programs(const struct driver *d); /* -l, not of words and types alone */
/* "struct path", "struct ext4`ext4_inode_info", "size_t", "path"; NULL: there is none. */
const struct type *driver_find_type(struct driver *d, const char *text);
/* As C declares it; false: there is none. */
bool driver_print_type(struct driver *d, FILE *out, const char *text);
void driver_no_type(struct driver *d, const char *text); /* says so on standard error */
int driver_info(struct driver *d, const char *path);	 /* dtap info */
int driver_complete(struct driver *d);			 /* --complete: exit status */
/* The last part of a description of `most` parts: of probes of the kernel, if it is known. */
void driver_complete_probe(struct driver *d, const struct complete_place *at, unsigned int most);
int driver_version(struct driver *d); /* -V */
int driver_run(struct driver *d);     /* becomes dtaprun; returns only on failure */
/* dtrace -G or -h: becomes the dtrace that makes static probes; false: there is none. */
bool driver_static_probes(const struct driver *d);
int driver_vm(struct driver *d); /* --vm: hands the module to scripts/vm */

/*
 * The preprocessor of the programs, with what the options and flags say of it. The words of -D and
 * -U, those of the options first.
 */
struct preprocess *driver_preprocess(struct driver *d);
/* -v: the files that were included. */
void driver_print_included(const struct driver *d, FILE *out);

/* Parts of the steps that are done again when the kit is known. */
bool driver_libraries(struct driver *d);
void driver_probes(struct driver *d);
/* The same program once more, with what is known by now. */
bool driver_translate_again(struct driver *d);
bool driver_takes_modules(struct driver *d); /* the kernel can do so, or need not */
bool driver_known_lacks(struct driver *d);   /* of a kit that is there */

struct args;
/* dtaprun's arguments: what concerns this run and is not in the module. */
void driver_loader_args(struct driver *d, struct args *a);

struct kbuild_request;
/* headers NULL: *err says why. */
struct kbuild_request driver_kbuild_request(struct driver *d, const char **err);
/* Says it on standard error; false. */
bool driver_fail(const char *what);
/* The same with what a tool has printed, which has lines. */
bool driver_fail_in_tool(const char *what);

/* Where -o wants what does not come from the module: opened to append; NULL: said why. */
FILE *driver_output(struct driver *d);
/* Writes the last, and says what went wrong. */
bool driver_output_close(struct driver *d, FILE *f);
/* With option debug: a line of its own on standard error. */
void driver_debug(const struct driver *d, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
/* Ends a stage for --timing. */
void driver_stage(void *driver, const char *name);
/* Prints the diagnostics; false if there are errors. */
bool driver_report(struct driver *d);

#endif
