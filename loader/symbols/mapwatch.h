/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * mapwatch.h - which files processes map to run, told by the kernel while it happens.
 *
 * /proc/PID/maps is gone with its process, and what was recorded of it is often printed later:
 * the side-band events of perf (perf_event_open(2): MMAP2, COMM, FORK) stay.
 */
#ifndef DTAP_LOADER_MAPWATCH_H
#define DTAP_LOADER_MAPWATCH_H

#include <stdint.h>

enum mapwatch_what {
	MAPWATCH_EXEC, /* the process is a new program: what was mapped is gone */
	MAPWATCH_FORK, /* it was made by `parent` */
	MAPWATCH_MAP,  /* code of a file is mapped */
	MAPWATCH_LOST, /* of any process: there was more than could be kept */
};

struct mapwatch_event {
	enum mapwatch_what what;
	uint64_t time;			  /* of a clock of all CPUs, ns */
	uint64_t pid, parent;		  /* as this program calls them; parent 0: it sees none */
	uint64_t start, end, offset, ino; /* MAP */
	char *path;			  /* MAP; the receiver's, from talloc */
};

/* From now on, for all processes.  Without it (too old a kernel, not permitted) nothing is told. */
void mapwatch_begin(void);
/* What has happened since the last call, in the order of time. */
void mapwatch_read(void (*take)(struct mapwatch_event *event));
void mapwatch_end(void);

#endif
