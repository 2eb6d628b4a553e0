// SPDX-License-Identifier: GPL-2.0-or-later
#include "names.h"

#include <stdlib.h>
#include <string.h>
#include <talloc.h>

static bool is_reserved(const char *name)
{
	static const char *const words[] = {
		"asm",	    "auto",    "bool",	   "break",    "case",	   "char",    "const",
		"continue", "default", "do",	   "double",   "else",	   "enum",    "extern",
		"false",    "float",   "for",	   "goto",     "if",	   "inline",  "int",
		"linux",    "long",    "register", "restrict", "return",   "short",   "signed",
		"sizeof",   "static",  "struct",   "switch",   "true",	   "typedef", "typeof",
		"union",    "unix",    "unsigned", "void",     "volatile", "while",   "NULL",
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (!strcmp(words[i], name))
			return true;
	return !strncmp(name, "rt_", 3) || !strncmp(name, "RT_", 3) || !strncmp(name, "DTAP_", 5) ||
	       name[0] == '_';
}

const char *names_member(void *ctx, const char *name)
{
	size_t len = strlen(name);
	bool mark = is_reserved(name) || (len && name[len - 1] == '_');
	char *out = talloc_asprintf(ctx, "%s%s", name, mark ? "_" : "");

	if (!out)
		abort();
	return out;
}

const char *names_builtin(enum prog_builtin builtin)
{
	static const char *const names[] = {
		[PB_EXECNAME] = "execname",
		[PB_PID] = "pid",
		[PB_NSPID] = "nspid",
		[PB_TID] = "tid",
		[PB_PPID] = "ppid",
		[PB_UID] = "uid",
		[PB_GID] = "gid",
		[PB_CPU] = "cpu",
		[PB_CURTHREAD] = "curthread",
		[PB_TIMESTAMP] = "timestamp",
		[PB_VTIMESTAMP] = "vtimestamp",
		[PB_WALLTIMESTAMP] = "walltimestamp",
		[PB_CALLER] = "caller",
		[PB_UCALLER] = "ucaller",
		[PB_STACKDEPTH] = "stackdepth",
		[PB_USTACKDEPTH] = "ustackdepth",
		[PB_IPL] = "ipl",
		[PB_ERRNO] = "errno",
		[PB_EPID] = "epid",
		[PB_ID] = "id",
		[PB_PROBEPROV] = "probeprov",
		[PB_PROBEMOD] = "probemod",
		[PB_PROBEFUNC] = "probefunc",
		[PB_PROBENAME] = "probename",
		[PB_UREGS] = "uregs",
		[PB_CWD] = "cwd",
		[PB_ROOT] = "root",
		[PB_ZONENAME] = "zonename",
		[PB_EXECARGS] = "execargs",
		[PB_CHIP] = "chip",
		[PB_LGRP] = "lgrp",
		[PB_CURCPU] = "curcpu",
	};

	return names[builtin];
}

const char *names_act(enum prog_act act)
{
	static const char *const names[] = {
		[PA_DEFAULT] = "default",
		[PA_TRACE] = "trace",
		[PA_PRINTF] = "printf",
		[PA_TRACEMEM] = "tracemem",
		[PA_PRINT] = "print",
		[PA_STACK] = "stack",
		[PA_USTACK] = "ustack",
		[PA_SYM] = "sym",
		[PA_MOD] = "mod",
		[PA_USYM] = "usym",
		[PA_UMOD] = "umod",
		[PA_UADDR] = "uaddr",
		[PA_PRINTA] = "printa",
		[PA_CLEAR] = "clear",
		[PA_TRUNC] = "trunc",
		[PA_NORMALIZE] = "normalize",
		[PA_DENORMALIZE] = "denormalize",
		[PA_EXIT] = "exit",
		[PA_SYSTEM] = "system",
		[PA_FREOPEN] = "freopen",
		[PA_FTRUNCATE] = "ftruncate",
		[PA_SETOPT] = "setopt",
		[PA_SPECULATE] = "speculate",
		[PA_COMMIT] = "commit",
		[PA_DISCARD] = "discard",
		[PA_PCAP] = "pcap",
	};

	return names[act];
}

const char *names_field_kind(enum prog_field_kind kind)
{
	static const char *const names[] = {
		[PF_INT] = "int",     [PF_STRING] = "string", [PF_BYTES] = "bytes",
		[PF_STACK] = "stack", [PF_USTACK] = "ustack", [PF_SYM] = "sym",
		[PF_MOD] = "mod",     [PF_USYM] = "usym",     [PF_UMOD] = "umod",
		[PF_UADDR] = "uaddr",
	};

	return names[kind];
}

const char *names_aggfunc(enum prog_aggfunc func)
{
	static const char *const names[] = {
		[AGG_COUNT] = "count",
		[AGG_SUM] = "sum",
		[AGG_AVG] = "avg",
		[AGG_MIN] = "min",
		[AGG_MAX] = "max",
		[AGG_STDDEV] = "stddev",
		[AGG_QUANTIZE] = "quantize",
		[AGG_LQUANTIZE] = "lquantize",
		[AGG_LLQUANTIZE] = "llquantize",
	};

	return names[func];
}
