// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "halt.h"

#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <gelf.h>
#include <inttypes.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

#include "loader/host/procfs.h"

static const char ended[] = "it has ended before that";

static bool interrupted;

static bool is_end(int signal)
{
	return signal == SIGINT || signal == SIGTERM || signal == SIGHUP;
}

/*
 * Waits for what the process does next.  The signals that end tracing are blocked, and end this,
 * too.
 */
static bool wait_change(pid_t pid, int *status)
{
	sigset_t wanted, before;
	pid_t got;

	sigemptyset(&wanted);
	sigaddset(&wanted, SIGCHLD);
	sigprocmask(SIG_BLOCK, &wanted, &before);
	sigaddset(&wanted, SIGINT);
	sigaddset(&wanted, SIGTERM);
	sigaddset(&wanted, SIGHUP);
	while (!(got = waitpid(pid, status, WNOHANG)) && !interrupted)
		interrupted = is_end(sigwaitinfo(&wanted, NULL));
	sigprocmask(SIG_SETMASK, &before, NULL);
	return got == pid;
}

/* Waits for the process to stop by SIGTRAP; other signals are passed on to it. */
static bool wait_trap(pid_t pid)
{
	int status;

	for (;;) {
		if (!wait_change(pid, &status))
			return false;
		if (!WIFSTOPPED(status))
			return false;
		if (WSTOPSIG(status) == SIGTRAP)
			return true;
		if (ptrace(PTRACE_CONT, pid, NULL, (void *)(long)WSTOPSIG(status)))
			return false;
	}
}

/* ---------------------------------------------------------------------- exec */

/* At the entry of execve(): what it leads to is seen, and nothing of how the process was held. */
static const char *reach_exec(pid_t pid)
{
	struct __ptrace_syscall_info info;
	int status;

	if (ptrace(PTRACE_SETOPTIONS, pid, NULL,
		   (void *)(PTRACE_O_EXITKILL | PTRACE_O_TRACESYSGOOD)))
		return strerror(errno);
	for (long signal = 0;; signal = WSTOPSIG(status)) {
		if (ptrace(PTRACE_SYSCALL, pid, NULL, (void *)signal) ||
		    !wait_change(pid, &status) || !WIFSTOPPED(status))
			return ended;
		if (WSTOPSIG(status) != (SIGTRAP | 0x80))
			continue;
		status = 0;
		if (ptrace(PTRACE_GET_SYSCALL_INFO, pid, (void *)sizeof(info), &info) > 0 &&
		    info.op == PTRACE_SYSCALL_INFO_ENTRY && info.entry.nr == SYS_execve)
			return NULL;
	}
}

#ifdef __x86_64__

/* ---------------------------------------------------------- inside the program */

#define BREAKPOINT     0xcc /* int3 */
#define RT_CONSISTENT  0    /* link.h, of r_debug.r_state */
#define R_STATE_OFFSET 24
#define START_STEPS    64 /* instructions of _start */

static bool step(pid_t pid)
{
	return !ptrace(PTRACE_SINGLESTEP, pid, NULL, NULL) && wait_trap(pid);
}

static bool peek(pid_t pid, uint64_t address, uint64_t *ret)
{
	errno = 0;
	*ret = (uint64_t)ptrace(PTRACE_PEEKDATA, pid, (void *)address, NULL);
	return !errno;
}

/* To the instruction at the address, which the process may stand at already. */
static bool run_to(pid_t pid, uint64_t address)
{
	struct user_regs_struct regs;
	uint64_t word, trap;

	if (ptrace(PTRACE_GETREGS, pid, NULL, &regs))
		return false;
	if (regs.rip == address)
		return true;
	if (!peek(pid, address, &word))
		return false;
	trap = (word & ~0xffull) | BREAKPOINT;
	do {
		if (ptrace(PTRACE_POKEDATA, pid, (void *)address, (void *)trap) ||
		    ptrace(PTRACE_CONT, pid, NULL, NULL) || !wait_trap(pid) ||
		    ptrace(PTRACE_GETREGS, pid, NULL, &regs))
			return false;
	} while (regs.rip != address + 1);
	regs.rip = address;
	return !ptrace(PTRACE_POKEDATA, pid, (void *)address, (void *)word) &&
	       !ptrace(PTRACE_SETREGS, pid, NULL, &regs);
}

/* A value that the kernel gave the process, 0 if none. */
static uint64_t auxiliary(pid_t pid, uint64_t type)
{
	uint64_t pair[2], found = 0;
	char path[64];
	FILE *f;

	procfs_path(path, sizeof(path), (uint64_t)pid, "auxv");
	f = fopen(path, "re");
	while (f && !found && fread(pair, sizeof(pair), 1, f) == 1)
		if (pair[0] == type)
			found = pair[1];
	if (f)
		fclose(f);
	return found;
}

/* The file that is mapped at the address, for execution if `code`; "" for none. */
static void mapped_file(pid_t pid, uint64_t address, bool code, char *ret, size_t size)
{
	char path[64], line[4400], access[8], file[4200];
	uint64_t begin, end;
	FILE *f;

	*ret = '\0';
	procfs_path(path, sizeof(path), (uint64_t)pid, "maps");
	f = fopen(path, "re");
	while (f && fgets(line, sizeof(line), f)) {
		*file = '\0';
		if (sscanf(line, "%" SCNx64 "-%" SCNx64 " %7s %*s %*s %*s %4199[^\n]", &begin, &end,
			   access, file) < 3)
			continue;
		if (address >= begin && address < end && (!code || strchr(access, 'x')))
			snprintf(ret, size, "%s", file);
	}
	if (f)
		fclose(f);
}

/* The value of a dynamic symbol; 0: there is none. */
static uint64_t dynamic_symbol(Elf *elf, const char *wanted)
{
	Elf_Scn *scn = NULL;
	GElf_Shdr shdr;
	GElf_Sym sym;

	while (elf && (scn = elf_nextscn(elf, scn))) {
		Elf_Data *data = elf_getdata(scn, NULL);

		if (!gelf_getshdr(scn, &shdr) || shdr.sh_type != SHT_DYNSYM || !data)
			continue;
		for (int i = 1; gelf_getsym(data, i, &sym); i++) {
			const char *name = elf_strptr(elf, shdr.sh_link, sym.st_name);

			if (name && !strcmp(name, wanted))
				return sym.st_value;
		}
	}
	return 0;
}

/* Where the dynamic linker calls a debugger, and what it says there. */
static bool find_linker(pid_t pid, uint64_t base, uint64_t *call, uint64_t *state)
{
	char file[4200], entry[4204], path[4300];
	Elf *elf;
	int fd;

	mapped_file(pid, base, false, file, sizeof(file));
	/* Its own root may be another. */
	snprintf(entry, sizeof(entry), "root%s", file);
	procfs_path(path, sizeof(path), (uint64_t)pid, entry);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	elf_version(EV_CURRENT);
	elf = fd >= 0 ? elf_begin(fd, ELF_C_READ, NULL) : NULL;
	*call = dynamic_symbol(elf, "_dl_debug_state");
	*state = dynamic_symbol(elf, "_r_debug");
	elf_end(elf);
	if (fd >= 0)
		close(fd);
	if (!*call || !*state)
		return false;
	*call += base;
	*state += base + R_STATE_OFFSET;
	return true;
}

/*
 * When the linker has loaded and bound all libraries; a program without one is there at its entry.
 */
static const char *reach_preinit(pid_t pid)
{
	const uint64_t base = auxiliary(pid, AT_BASE);
	uint64_t call, state_at, state;

	if (!base)
		return run_to(pid, auxiliary(pid, AT_ENTRY)) ? NULL : ended;
	if (!find_linker(pid, base, &call, &state_at))
		return "its dynamic linker does not tell when it is ready";
	for (;;) {
		if (!run_to(pid, call) || !peek(pid, state_at, &state))
			return ended;
		if ((uint32_t)state == RT_CONSISTENT)
			return NULL;
		if (!step(pid))
			return ended;
	}
}

/* call rel32, call [rip + disp32], both with or without a prefix */
static bool is_call(uint64_t code)
{
	if ((code & 0xff) == 0x67 || (code & 0xff) == 0xf2)
		code >>= 8;
	return (code & 0xff) == 0xe8 || (code & 0xffff) == 0x15ff;
}

/* syscall, int 0x80: this is not the C library's start, and what it does is to be seen. */
static bool is_system_call(uint64_t code)
{
	return (code & 0xffff) == 0x050f || (code & 0xffff) == 0x80cd;
}

/*
 * The C library runs the initializers of the program itself right before main(), so that both
 * stops are one.  _start hands main() to __libc_start_main() as its first argument.
 */
static const char *reach_main(pid_t pid)
{
	static const char unknown[] = "its main() cannot be found";
	const uint64_t entry = auxiliary(pid, AT_ENTRY);
	char program[4200], file[4200];
	struct user_regs_struct regs;
	uint64_t code;

	if (!run_to(pid, entry))
		return ended;
	for (int i = 0; i < START_STEPS; i++) {
		if (ptrace(PTRACE_GETREGS, pid, NULL, &regs) || !peek(pid, regs.rip, &code))
			return ended;
		if (is_system_call(code))
			return unknown;
		if (!is_call(code)) {
			if (!step(pid))
				return ended;
			continue;
		}
		mapped_file(pid, entry, true, program, sizeof(program));
		mapped_file(pid, regs.rdi, true, file, sizeof(file));
		if (!*program || strcmp(program, file) != 0)
			return unknown;
		return run_to(pid, regs.rdi) ? NULL : ended;
	}
	return unknown;
}

static const char *reach(pid_t pid, enum plan_stop stop)
{
	/* The numbers of a 32-bit program are not read as such. */
	if (stop != PLAN_EXEC && !auxiliary(pid, AT_ENTRY))
		return "it is not a 64-bit program";
	switch (stop) {
	case PLAN_EXEC:
		return reach_exec(pid);
	case PLAN_PREINIT:
		return reach_preinit(pid);
	case PLAN_POSTINIT:
	case PLAN_MAIN:
		return reach_main(pid);
	}
	return ended;
}

#else

static const char *reach(pid_t pid, enum plan_stop stop)
{
	return stop == PLAN_EXEC ? reach_exec(pid) : "this is not known of processors of this kind";
}

#endif

const char *halt_at(pid_t pid, enum plan_stop stop, bool *stopped)
{
	const char *why = reach(pid, stop);

	*stopped = !interrupted && why != ended;
	return interrupted ? "interrupted" : why;
}
