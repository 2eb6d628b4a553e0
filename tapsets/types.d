/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Types of the stable structures that are not types of Linux. */

typedef char *caddr_t;
typedef int psetid_t;
typedef int chipid_t;
typedef int lgrp_id_t;
typedef int taskid_t;
typedef int projid_t;
typedef int poolid_t;
typedef int ctid_t;
typedef int netstackid_t;

typedef struct timestruc {
	time_t tv_sec;
	long tv_nsec;
} timestruc_t;

/* Nanoseconds as seconds and the rest. */
translator timestruc_t < uint64_t NS > {
	tv_sec = NS / 1000000000;
	tv_nsec = NS % 1000000000;
};
