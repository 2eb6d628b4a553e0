/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * abi.h - what a dtap module and its loader agree on.
 *
 * Included by the runtime (kernel), by generated code (through rt.h) and by the
 * loader (user space); needs no other header.  Everything here is one machine's
 * byte order and LP64.  A change of any layout raises DTAP_ABI_VERSION; the
 * loader refuses a module of another version.
 *
 * Life of a module as its device (/dev/dtap/<module name>, 0600) sees it:
 *
 *   open          one consumer only (EBUSY)
 *   DTAP_IOC_INFO abi version, CPUs, sizes
 *   DTAP_IOC_PROCESS (any number) what a process is called outside of pid namespaces
 *   DTAP_IOC_MACRO  (any number) values of macro arguments and variables
 *   DTAP_IOC_SETUP  options; allocates rings, aggregation halves, dynamic variables
 *   mmap          control pages, rings, aggregation halves
 *   DTAP_IOC_ATTACH arms every probe; they stay gated, so none fires yet.  ECANCELED: a
 *                 signal of `enders` waits for the caller, blocked; nothing is armed
 *   DTAP_IOC_BEGIN  runs the BEGIN clauses in the caller's context, then opens the gate
 *   poll/read rings, DTAP_IOC_AGG_SWITCH ...
 *   DTAP_IOC_STOP   closes the gate, waits for running handlers
 *   DTAP_IOC_END    runs the END clauses in the caller's context
 *   DTAP_IOC_DETACH disarms the probes (also done by release)
 *   close         release: gate closed, probes disarmed, memory freed; the module can be removed
 */
#ifndef DTAP_ABI_H
#define DTAP_ABI_H

typedef unsigned char u8;
typedef unsigned short u16;
typedef unsigned int u32;
typedef unsigned long long u64;
typedef signed char s8;
typedef short s16;
typedef int s32;
typedef long long s64;

#define DTAP_ABI_VERSION  6
#define DTAP_META_SECTION ".dtap_meta" /* JSON, not loaded; see doc/metadata.md */

/*
 * Records.  A ring holds records back to back, each 8-aligned.  `len` counts the
 * whole record and is a multiple of 8.  `epid` names (probe, clause, its record) or is
 * one of the reserved values.  The fields follow as the metadata's layout says, at fixed
 * offsets from the start of the record; a field of variable size is a dtap_span
 * there, and its bytes lie after the fixed part.
 */
struct dtap_rec {
	u32 len;
	u32 epid;
};

/* Offset from the start of the record, and size in bytes. */
struct dtap_span {
	u32 off;
	u32 len;
};

/*
 * What a span holds, by the field's kind in the metadata:
 *   string  the bytes up to and without the NUL
 *   bytes   the bytes (tracemem, structs)
 *   stack   u64 pcs, innermost first
 *   ustack  u64 process, then u64 pcs
 *   usym    u64 process, u64 address
 *
 * A process is its id outside of namespaces, which tells it from all others, and above bit 32 what
 * it is called in the pid namespace of who opened the device: 0 for the same, DTAP_UNSEEN if it is
 * not there.
 */
#define DTAP_UNSEEN	0xffffffffu

#define DTAP_EPID_FAULT 0xfffffff0u /* struct dtap_rec_fault */
#define DTAP_EPID_TIME	0xfffffff1u /* struct dtap_rec_time */

/*
 * With dtap_setup.stamped, before each record: its firing's timestamp, which for what was
 * speculated is that of the commit().  The record may be missing.
 */
struct dtap_rec_time {
	struct dtap_rec rec;
	u64 time; /* CLOCK_MONOTONIC, ns: what timestamp is in */
};

/* A fault of a clause (not of an ERROR clause: those only count). */
struct dtap_rec_fault {
	struct dtap_rec rec;
	u32 epid; /* the enabling that failed */
	u32 code; /* enum dtap_fault */
	u32 site; /* index into the metadata's "sites"; 0xffffffff unknown */
	u32 pad;
	u64 value; /* address, size or index where the code has one */
};

/* Numbers as in <sys/dtrace.h>: scripts see them as ERROR's arg4. */
enum dtap_fault {
	DTAP_FAULT_NONE = 0,
	DTAP_FAULT_BADADDR = 1,
	DTAP_FAULT_BADALIGN = 2,
	DTAP_FAULT_ILLOP = 3,
	DTAP_FAULT_DIVZERO = 4,
	DTAP_FAULT_NOSCRATCH = 5,
	DTAP_FAULT_KPRIV = 6,
	DTAP_FAULT_UPRIV = 7,
	DTAP_FAULT_TUPOFLOW = 8,
	DTAP_FAULT_BADSTACK = 9,
	DTAP_FAULT_BADSIZE = 10,
	DTAP_FAULT_BADINDEX = 11,
	/* In a firing; the number of turns. */
	DTAP_FAULT_LOOP = 12,
	DTAP_FAULT_LOOPTIME = 13,
	/* Functions that call themselves; how often at most. */
	DTAP_FAULT_DEPTH = 14,
};

/* Kinds of loss, counted per CPU in the control page. */
enum dtap_drop {
	DTAP_DROP_PRINCIPAL,   /* ring full */
	DTAP_DROP_AGGREGATION, /* no room for a new key */
	DTAP_DROP_DYNAMIC,     /* no room for, or no access to, a dynamic variable */
	DTAP_DROP_SPEC,	       /* speculation buffer full */
	DTAP_DROP_SPECBUSY,    /* speculation(): free buffers still being cleaned */
	DTAP_DROP_SPECUNAVAIL, /* speculation(): none free */
	DTAP_DROP_DBLERROR,    /* fault in an ERROR clause */
	DTAP_DROP_NESTED,      /* a probe fired while this CPU was inside a handler */
	DTAP_DROP_MISSED,      /* the attach mechanism missed a hit (kretprobe instances ...) */
	DTAP_NDROPS = 16
};

/*
 * Control page of one CPU.  head and tail are byte positions that only grow; the
 * ring's size is a power of two and the ring is to be mapped twice in a row, so
 * that a record never wraps.  The kernel writes head with release order after
 * the record; the loader writes tail with release order after reading.  With
 * bufpolicy=ring the kernel moves tail, and the loader reads only after STOP.
 */
#define DTAP_NO_WAKE (~0ull)

struct dtap_cpu_ctl {
	u64 head;
	u64 pad1[7];
	u64 tail;
	u64 wake_at; /* the loader's: once head is there it is woken, and this DTAP_NO_WAKE again */
	u64 pad2[6];
	u64 drops[DTAP_NDROPS];
};

/*
 * Aggregations.  Per CPU two halves of aggsize bytes: handlers write the active
 * one.  DTAP_IOC_AGG_SWITCH(cpu) empties the inactive half, makes it active with
 * no handler of that CPU in between, and returns the index of the half that may
 * now be read (until the next switch of this CPU).
 *
 * A half: dtap_agg_half, `slots_size` bytes of slots of aggregations without keys
 * (at the offsets the metadata gives, from the start of the half), the hash table
 * (private to the kernel), then from `first` up to `used` entries back to back.
 *
 * Value of an aggregation, u64 words; word 0 counts the updates, 0 = untouched:
 *   count       n
 *   sum         n, sum
 *   avg         n, sum
 *   min, max    n, value
 *   stddev      n, sum, low and high word of the sum of squares (signed 128 bit)
 *   quantize    n, 127 counters: -2^63 .. -1, 0, 1 .. 2^62
 *   lquantize   n, levels + 2 counters: under, levels, over
 *   llquantize  n, 2 * nbucket + 1 counters: see llquantize.h
 * Key: for each component 8-aligned: integers as one word (sign- or zero-extended),
 *   strings as bytes with at least one NUL, zero-padded to 8; stacks as count word,
 *   then pcs; ustacks as count word, process word, pcs; symbols as address word; user
 *   symbols as process word, address word; other bytes zero-padded to 8.
 */
struct dtap_agg_half {
	u64 used;    /* end of the entries, bytes from the start of the half */
	u64 first;   /* start of the entries */
	u64 nbucket; /* kernel: buckets of the hash table */
	u64 slots_size;
};

struct dtap_agg_ent {
	u32 len;  /* whole entry, multiple of 8 */
	u32 agg;  /* aggregation id */
	u32 next; /* kernel: hash chain, offset in the half, 0 = end */
	u32 hash;
	u32 keylen; /* bytes, multiple of 8; the value follows the key */
	u32 pad;
};

/* Options the kernel side needs; sizes in bytes, times in nanoseconds. */
enum dtap_bufpolicy { DTAP_BUF_SWITCH, DTAP_BUF_FILL, DTAP_BUF_RING };

struct dtap_setup {
	u64 bufsize; /* per CPU; rounded up to a power of two pages by the kernel, returned */
	u64 aggsize; /* per CPU and half; returned rounded */
	u64 dynvarsize;
	u64 specsize;
	u32 nspec;
	u32 bufpolicy;
	u32 strsize; /* without the NUL; at most the size the module was built with */
	u32 stackframes;
	u32 ustackframes;
	s32 cpu;	 /* trace this CPU only; -1 = all */
	u32 destructive; /* 1 = allowed by the user */
	u32 bufresize;	 /* 1 = auto: halve what cannot be allocated; sizes returned */
	u64 watchdog;	 /* stop if the loader gave no sign of life for so long; 0 = never */
	u64 cleanrate;
	u32 stamped; /* 1 = each record has its time */
	u32 enders;  /* bit N - 1: signal N ends the arming */
	/* Which decisions about what functions return are carried out: see override.h. */
	u64 override_limit;   /* in all; 0 = any number */
	u64 override_period;  /* ns, at most one in each; 0 = any number */
	u32 override_every;   /* one of so many; 0 and 1: each */
	u32 override_percent; /* of them, at random; 100 and above: all */
	/* With an error [0]: the number of a missing symbol, from 1; [1]: enum dtap_setup_part. */
	u64 resv[8];
};

/* What a set-up could not allocate, or refused the size of. */
enum dtap_setup_part {
	DTAP_PART_OTHER,
	DTAP_PART_BUFFERS,
	DTAP_PART_AGGREGATIONS,
	DTAP_PART_VARIABLES,
	DTAP_PART_SPECULATIONS,
};

struct dtap_info {
	u32 abi;
	u32 ncpu;    /* CPU numbers are below this */
	u32 strsize; /* built-in maximum */
	u32 nprobe;
	u64 resv[8];
};

/* Macro values given at load: integer (len 0) or string. index as in the metadata. */
struct dtap_macro {
	u32 index;
	u32 len; /* strings: bytes with the NUL */
	s64 value;
	u64 str; /* user address of the string */
};

/* Reasons for poll() to return, and for an attach to be incomplete. */
struct dtap_status {
	u32 state;	  /* enum dtap_state */
	s32 exit_status;  /* of exit() */
	u32 cpu;	  /* DTAP_STATE_FILLED: which ring */
	u32 nmissing;	  /* probes that could not be armed, see DTAP_IOC_MISSING */
	u64 skipped;	  /* DTAP_DROP_MISSED sum kept by attach mechanisms */
	u32 reason;	  /* enum dtap_reason, when DTAP_IOC_ATTACH failed */
	u32 handler, row; /* the probe it is about, as in dtap_missing */
	u32 pad;
	u64 resv[4];
};

/* Why nothing could be armed, where an errno says too little. */
enum dtap_reason {
	DTAP_REASON_NONE,
	DTAP_REASON_CPUS,	/* the kernel does not tell which CPUs come and go */
	DTAP_REASON_EVENTS,	/* its list of trace events cannot be found */
	DTAP_REASON_OVERRIDDEN, /* something else decides where that function goes on */
};

enum dtap_state {
	DTAP_STATE_IDLE,
	DTAP_STATE_ACTIVE,
	DTAP_STATE_DRAINING, /* exit() was called */
	DTAP_STATE_FILLED,   /* bufpolicy=fill and one ring is full */
	DTAP_STATE_WATCHDOG, /* the loader stayed silent too long, or probes ate the machine */
	DTAP_STATE_STOPPED,
};

/* The next probe that could not be armed: in: index from 0; out: probe row and errno. */
struct dtap_missing {
	u32 index;
	u32 handler, row; /* rt_script.handlers[handler].probes[row] */
	s32 error;	  /* negative errno */
};

/* What the kernel calls an address, as in its own messages: "name+0x1/0x20 [module]". */
struct dtap_symbol {
	u64 address;	/* in */
	char text[504]; /* out; an address in it when there is no name */
};

/*
 * Whether the probe of a system call fires, to be asked for before DTAP_IOC_ATTACH; asked again,
 * says what was seen until then.  ENOSPC: of no more probes.
 */
struct dtap_watch {
	u32 handler, row; /* as in dtap_missing */
	u32 fired;	  /* out */
	u32 pad;
};

/* Ids of the caller's pid namespace, as those outside of any: what `pid` is in scripts. */
enum dtap_process_of {
	DTAP_PROCESS_ID,     /* of the process with that id; ESRCH: there is none */
	DTAP_PROCESS_PARENT, /* the caller's, where its namespace may have no number for them */
	DTAP_PROCESS_GROUP,
	DTAP_PROCESS_SESSION,
};

struct dtap_process {
	u32 of; /* in: enum dtap_process_of */
	s32 id; /* in: DTAP_PROCESS_ID; out */
};

#define DTAP_IOC(nr, type)  (0xc0000000u | (u32)sizeof(type) << 16 | 0xd7u << 8 | (nr))
#define DTAP_IOC_INFO	    DTAP_IOC(1, struct dtap_info)
#define DTAP_IOC_MACRO	    DTAP_IOC(2, struct dtap_macro)
#define DTAP_IOC_SETUP	    DTAP_IOC(3, struct dtap_setup)
#define DTAP_IOC_ATTACH	    DTAP_IOC(4, struct dtap_status)
#define DTAP_IOC_BEGIN	    DTAP_IOC(5, struct dtap_status)
#define DTAP_IOC_STATUS	    DTAP_IOC(6, struct dtap_status) /* also the sign of life */
#define DTAP_IOC_AGG_SWITCH DTAP_IOC(7, u64)		    /* in: cpu; out: half to read */
#define DTAP_IOC_STOP	    DTAP_IOC(8, struct dtap_status)
#define DTAP_IOC_END	    DTAP_IOC(9, struct dtap_status)
#define DTAP_IOC_DETACH	    DTAP_IOC(10, struct dtap_status)
#define DTAP_IOC_MISSING    DTAP_IOC(11, struct dtap_missing)
#define DTAP_IOC_SYMBOL	    DTAP_IOC(12, struct dtap_symbol) /* /proc/kallsyms may hide them */
#define DTAP_IOC_PROCESS    DTAP_IOC(13, struct dtap_process)
#define DTAP_IOC_WATCH	    DTAP_IOC(14, struct dtap_watch)

/* mmap offsets.  Rings and halves: index * size, sizes as SETUP returned them. */
#define DTAP_MMAP_CTL  0ULL	    /* cpu * page size */
#define DTAP_MMAP_RING (1ULL << 40) /* cpu * bufsize */
#define DTAP_MMAP_AGG  (2ULL << 40) /* (cpu * 2 + half) * aggsize */

#endif
