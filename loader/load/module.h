/* SPDX-License-Identifier: GPL-2.0-or-later */
/* module.h - a module into the kernel, opened, and out again. */
#ifndef DTAP_LOADER_MODULE_H
#define DTAP_LOADER_MODULE_H

#include <stdbool.h>

#include "common/module_name.h"
#include "ctl.h"
#include "image.h"

struct module {
	char name[MODULE_NAME_ROOM]; /* "" when not inserted */
};

/* Inserts the image and opens its device. false: said why, and nothing is left. */
bool module_insert(struct module *module, struct image *image, const struct meta *meta,
		   const char *path, struct ctl *ctl);
/* After the device was closed. false: said why. */
bool module_remove(struct module *module);

#endif
