// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * capable UID CAPABILITIES COMMAND...: runs the command as a user that has these capabilities
 * alone, and hands them on to what it starts: "sys_module,syslog", or "none".
 */
#define _GNU_SOURCE
#include <grp.h>
#include <linux/capability.h>
#include <linux/securebits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

static const struct {
	const char *name;
	int number;
} known[] = {
	{ "none", -1 },
	{ "dac_override", CAP_DAC_OVERRIDE },
	{ "sys_module", CAP_SYS_MODULE },
	{ "sys_ptrace", CAP_SYS_PTRACE },
	{ "sys_resource", CAP_SYS_RESOURCE },
	{ "syslog", CAP_SYSLOG },
	{ "perfmon", CAP_PERFMON },
};

static uint64_t read_names(char *names)
{
	uint64_t set = 0;

	for (char *name = strtok(names, ","); name; name = strtok(NULL, ",")) {
		size_t i = 0;

		while (strcmp(known[i].name, name))
			if (++i == sizeof(known) / sizeof(*known))
				exit(2);
		if (known[i].number >= 0)
			set |= 1ull << known[i].number;
	}
	return set;
}

static int set_all(uint64_t set)
{
	struct __user_cap_header_struct head = { .version = _LINUX_CAPABILITY_VERSION_3 };
	const uint32_t low = (uint32_t)set, high = (uint32_t)(set >> 32);
	struct __user_cap_data_struct data[] = { { low, low, low }, { high, high, high } };

	return syscall(SYS_capset, &head, data);
}

/* Root gets no more than what is ambient, either. */
int main(int argc, char **argv)
{
	uint64_t set;
	uid_t uid;

	if (argc < 4)
		return 2;
	uid = (uid_t)atoi(argv[1]);
	set = read_names(argv[2]);
	if (prctl(PR_SET_SECUREBITS, SECBIT_NOROOT | SECBIT_KEEP_CAPS) || setgroups(0, NULL) ||
	    setresgid(uid, uid, uid) || setresuid(uid, uid, uid) || set_all(set))
		perror("capable");
	for (int i = 0; i < 64; i++)
		if (set & 1ull << i && prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, i, 0, 0))
			perror("capable");
	execvp(argv[3], argv + 3);
	perror(argv[3]);
	return 127;
}
