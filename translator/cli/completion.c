// SPDX-License-Identifier: GPL-2.0-or-later
/* dtap --complete: what the shells ask for; see common/complete.h. */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>

#include "common/file.h"
#include "driver.h"
#include "paths.h"

static int is_release(const struct dirent *e)
{
	return e->d_name[0] != '.';
}

/* Those that are there; for --vm also those that apt was last seen to offer. */
static void complete_kernels(struct driver *d)
{
	const char *sysroot = d->cmd.sysroot ? d->cmd.sysroot : "", *cache = paths_cache_found(d);
	struct dirent **list = NULL;
	char *offered = NULL, *save;
	int n;

	if (d->cmd.vm && !d->cmd.sysroot && cache) {
		sysroot = talloc_asprintf(d, "%s/sysroot", cache);
		offered = file_read(d, talloc_asprintf(d, "%s/kernel-releases", cache), NULL);
	}
	n = scandir(talloc_asprintf(d, "%s/lib/modules", sysroot), &list, is_release, versionsort);
	for (int i = 0; i < n; i++) {
		complete_word(&d->cmd.place, list[i]->d_name, NULL);
		free(list[i]);
	}
	free(list);
	for (char *line = offered ? strtok_r(offered, "\n", &save) : NULL; line;
	     line = strtok_r(NULL, "\n", &save))
		complete_word(&d->cmd.place, line, NULL);
}

static void complete_value(struct driver *d, enum cmdline_value value)
{
	static const char letters[] = "Pmfn"; /* by how many parts they take */
	const struct complete_place *at = &d->cmd.place;

	switch (value) {
	case VALUE_FREE:
		break;
	case VALUE_COMMAND:
		complete_shell(at, "commands", "");
		break;
	case VALUE_FILE:
		complete_shell(at, "files", "*");
		break;
	case VALUE_FOLDER:
		complete_shell(at, "folders", "");
		break;
	case VALUE_KERNEL:
		complete_kernels(d);
		break;
	case VALUE_OPTION:
		complete_options(at, false);
		break;
	case VALUE_PROBE:
		driver_complete_probe(d, at,
				      (unsigned int)(strchr(letters, at->opt) - letters) + 1);
		break;
	case VALUE_PROCESS:
		complete_shell(at, "processes", "");
		break;
	case VALUE_SCRIPT:
		complete_shell(at, "files", "*.d");
		break;
	}
}

int driver_complete(struct driver *d)
{
	const struct complete_place *at = &d->cmd.place;
	const char *first = d->cmd.argc > 2 ? d->cmd.argv[2] : "";

	if (at->opt == COMPLETE_FLAG) {
		complete_flags(at, cmdline_help());
	} else if (at->opt != COMPLETE_OPERAND) {
		complete_value(d, cmdline_value(at->opt));
	} else if (d->cmd.argc == 4 && !strcmp(first, "info")) {
		complete_shell(at, "files", "*.ko*");
	} else if (d->cmd.list && !d->cmd.nprograms) {
		driver_complete_probe(d, at, 4);
	} else if (d->cmd.nprograms) {
		complete_shell(at, "files", "*");
	} else if (d->cmd.argc == 3) {
		complete_word(at, "info", "what a module will do");
	}
	return 0;
}
