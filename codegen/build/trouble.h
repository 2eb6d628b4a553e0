/* SPDX-License-Identifier: GPL-2.0-or-later */
/* trouble.h - a tool that failed for what is missing on this machine, not for what it was given. */
#ifndef DTAP_TROUBLE_H
#define DTAP_TROUBLE_H

/*
 * A sentence on what is missing and what to do, talloc'ed under ctx; NULL: the tool has refused
 * its input.  status and output are run()'s.  work is the folder or file that was written to.
 */
const char *trouble_tool(void *ctx, const char *tool, int status, const char *output,
			 const char *work);
/* The same after a system call: error is errno.  Never NULL. */
const char *trouble_disk(void *ctx, int error, const char *work);

#endif
