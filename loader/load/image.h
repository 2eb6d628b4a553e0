/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * image.h - the bytes of a module: read once, verified, and these very bytes inserted.
 */
#ifndef DTAP_LOADER_IMAGE_H
#define DTAP_LOADER_IMAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "loader/meta/metadata.h"

struct image {
	unsigned char *bytes;
	size_t size;
	size_t meta, meta_size;		      /* place of the metadata */
	size_t this_module, this_module_size; /* section .gnu.linkonce.this_module */
	const char *vermagic;		      /* in bytes; NULL: none */
};

/* Reads and verifies. false: said why. */
bool image_open(struct image *image, const char *path);
void image_close(struct image *image);
#define IMAGE_WHY 500
/* Is it for the running kernel?  false: why is a phrase as "is for kernel ...". */
bool image_fits_kernel(const struct image *image, const struct meta *meta, char why[IMAGE_WHY]);
/* The same; false: said why. */
bool image_check_kernel(const struct image *image, const struct meta *meta, const char *path);
/* Is the module's name the one of its metadata, and one of dtap's?  false: said why. */
bool image_check_name(const struct image *image, const struct meta *meta, const char *path);
/* Gives the module another name, of at most 55 bytes. false: the name was not found. */
bool image_rename(struct image *image, const char *from, const char *to);

#endif
