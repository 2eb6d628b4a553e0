// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "privilege.h"

#include <linux/capability.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "say.h"

/* The effective ones, by number. */
static uint64_t capabilities(void)
{
	struct __user_cap_header_struct head = { .version = _LINUX_CAPABILITY_VERSION_3 };
	struct __user_cap_data_struct data[_LINUX_CAPABILITY_U32S_3] = { 0 };

	if (syscall(SYS_capget, &head, data))
		return 0;
	return (uint64_t)data[1].effective << 32 | data[0].effective;
}

bool privilege_check(const char *what)
{
	const uint64_t have = capabilities();
	const char *missing = NULL;

	if (!(have & 1ull << CAP_SYS_MODULE))
		missing = "CAP_SYS_MODULE";
	else if (geteuid() && !(have & 1ull << CAP_DAC_OVERRIDE))
		missing = "CAP_DAC_OVERRIDE"; /* the module's device and /run are root's */
	if (missing)
		say("%s needs root, or the capabilities CAP_SYS_MODULE and CAP_DAC_OVERRIDE: "
		    "%s is missing",
		    what, missing);
	return !missing;
}
