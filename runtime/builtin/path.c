// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Path names in a probe, as /proc/PID/fd has them.  The kernel's own d_path() takes locks that the
 * probed code may hold, so the chain of directory entries is followed here with checked loads: a
 * rename in the middle gives a wrong name, never a fault of the kernel.  The name is built from its
 * end, in scratch memory.  Where the members of struct mount are, the script says.
 */
#include <linux/dcache.h>
#include <linux/dma-buf.h>
#include <linux/fs.h>
#include <linux/fs_struct.h>
#include <linux/magic.h>
#include <linux/mount.h>
#include <linux/ns_common.h>
#include <linux/path.h>
#include <linux/proc_ns.h>

#include "core/state.h"

#define STEPS_MAX  256 /* path components and mounts that are followed */
#define STRING_MAX 64  /* bytes of a name whose length is not known */

#ifndef PID_FS_MAGIC /* cb12fd8e0dab ("pidfd: add pidfs", 6.9) */
#define PID_FS_MAGIC 0x50494446
#endif

struct place {
	u64 dentry, mnt;
};

/* A name that grows to the front; what there is no room for is left out. */
struct name {
	struct rt_ctx *ctx;
	char *buf;
	u64 pos;
	u32 site;
};

static u64 load_ptr(struct rt_ctx *ctx, u64 addr, u32 site)
{
	return rt_load64(ctx, addr, site);
}

static struct place load_place(struct rt_ctx *ctx, u64 path, u32 site)
{
	struct place at;

	at.mnt = load_ptr(ctx, path + offsetof(struct path, mnt), site);
	at.dentry = load_ptr(ctx, path + offsetof(struct path, dentry), site);
	return at;
}

/* --------------------------------------------------------------- parts of a name */

static void add_text(struct name *n, const char *text)
{
	u64 len = strlen(text);

	if (len > n->pos)
		return;
	n->pos -= len;
	memcpy(n->buf + n->pos, text, len);
}

static bool add_loaded(struct name *n, u64 addr, u64 len)
{
	if (n->ctx->fault || len > n->pos ||
	    !rt_load(n->ctx, n->buf + n->pos - len, addr, (u32)len, n->site))
		return false;
	n->pos -= len;
	return true;
}

/* A string of the kernel's, NULL: none. */
static void add_string(struct name *n, u64 addr)
{
	u64 len = 0;

	while (addr && len < STRING_MAX && rt_load8(n->ctx, addr + len, n->site))
		len++;
	add_loaded(n, addr, len);
}

static void add_number(struct name *n, u64 number)
{
	do {
		if (!n->pos)
			return;
		n->buf[--n->pos] = '0' + (char)(number % 10);
		number /= 10;
	} while (number);
}

/* The entry's own name; false: no room or a fault. */
static bool add_entry(struct name *n, u64 dentry)
{
	u64 name = load_ptr(n->ctx, dentry + offsetof(struct dentry, d_name.name), n->site);
	u32 len = (u32)rt_load32(n->ctx, dentry + offsetof(struct dentry, d_name.len), n->site);

	return add_loaded(n, name, len);
}

/* -------------------------------------------------------- files without a place in a tree */

static void add_inode_number(struct name *n, u64 inode)
{
	add_text(n, "]");
	add_number(n, rt_load64(n->ctx, inode + offsetof(struct inode, i_ino), n->site));
	add_text(n, ":[");
}

static void add_namespace(struct name *n, u64 inode)
{
	u64 ns = load_ptr(n->ctx, inode + offsetof(struct inode, i_private), n->site);
	u64 ops = load_ptr(n->ctx, ns + offsetof(struct ns_common, ops), n->site);

	add_inode_number(n, inode);
	add_string(n, load_ptr(n->ctx, ops + offsetof(struct proc_ns_operations, name), n->site));
}

static void add_dma_buffer(struct name *n, u64 dentry)
{
	u64 buffer = load_ptr(n->ctx, dentry + offsetof(struct dentry, d_fsdata), n->site);

	add_string(n, load_ptr(n->ctx, buffer + offsetof(struct dma_buf, name), n->site));
	add_text(n, ":");
	add_entry(n, dentry);
	add_text(n, "/");
}

/* Names that the file system makes when it is asked. */
static bool is_named_by_fs(struct name *n, struct place at)
{
	u64 ops = load_ptr(n->ctx, at.dentry + offsetof(struct dentry, d_op), n->site);
	u64 parent, root;

	if (!ops || !load_ptr(n->ctx, ops + offsetof(struct dentry_operations, d_dname), n->site))
		return false;
	parent = load_ptr(n->ctx, at.dentry + offsetof(struct dentry, d_parent), n->site);
	root = load_ptr(n->ctx, at.mnt + offsetof(struct vfsmount, mnt_root), n->site);
	return at.dentry != parent || at.dentry != root;
}

/*
 * What the file systems' d_dname() say.  They may take locks, so that they are told apart by their
 * numbers, and it is said here.
 */
static void add_fs_name(struct name *n, u64 dentry)
{
	u64 sb = load_ptr(n->ctx, dentry + offsetof(struct dentry, d_sb), n->site);
	u64 inode = load_ptr(n->ctx, dentry + offsetof(struct dentry, d_inode), n->site);

	switch (rt_load64(n->ctx, sb + offsetof(struct super_block, s_magic), n->site)) {
	case PIPEFS_MAGIC:
		add_inode_number(n, inode);
		add_text(n, "pipe");
		break;
	case SOCKFS_MAGIC:
		add_inode_number(n, inode);
		add_text(n, "socket");
		break;
	case ANON_INODE_FS_MAGIC:
		add_entry(n, dentry);
		add_text(n, "anon_inode:");
		break;
	case PID_FS_MAGIC:
		add_text(n, "anon_inode:[pidfd]");
		break;
	case NSFS_MAGIC:
		add_namespace(n, inode);
		break;
	case DMA_BUF_MAGIC:
		add_dma_buffer(n, dentry);
		break;
	default: /* simple_dname(): files that never had a name in a directory */
		add_text(n, " (deleted)");
		add_entry(n, dentry);
		add_text(n, "/");
	}
}

/* ------------------------------------------------------------------------ paths */

static bool is_deleted(struct name *n, u64 dentry)
{
	return !load_ptr(n->ctx, dentry + offsetof(struct dentry, d_hash.pprev), n->site) &&
	       load_ptr(n->ctx, dentry + offsetof(struct dentry, d_parent), n->site) != dentry;
}

static void add_path(struct name *n, struct place at, struct place root)
{
	const struct rt_mount *m = &rt_script.mount;
	u64 end;
	u32 i;

	if (is_deleted(n, at.dentry))
		add_text(n, " (deleted)");
	end = n->pos;
	for (i = 0; i < STEPS_MAX && !n->ctx->fault; i++) {
		u64 parent, over, mount;

		if (at.dentry == root.dentry && at.mnt == root.mnt)
			break;
		parent = load_ptr(n->ctx, at.dentry + offsetof(struct dentry, d_parent), n->site);
		over = load_ptr(n->ctx, at.mnt + offsetof(struct vfsmount, mnt_root), n->site);
		if (at.dentry == over || at.dentry == parent) {
			mount = load_ptr(n->ctx, at.mnt - m->mnt + m->parent, n->site);
			if (n->ctx->fault || mount + m->mnt == at.mnt)
				break; /* the root of all, or a mount of its own */
			at.dentry = load_ptr(n->ctx, at.mnt - m->mnt + m->mountpoint, n->site);
			at.mnt = mount + m->mnt;
			continue;
		}
		if (!add_entry(n, at.dentry) || !n->pos)
			break; /* the end of a long name is what there is room for */
		add_text(n, "/");
		at.dentry = parent;
	}
	if (n->pos == end)
		add_text(n, "/");
}

static const char *path_name(struct rt_ctx *ctx, struct place at, struct place root, u32 site)
{
	struct name n = { .ctx = ctx, .pos = rt.strsize - 1, .site = site };

	n.buf = rt_scratch(ctx, rt.strsize, site);
	if (!n.buf)
		return NULL;
	n.buf[n.pos] = 0;
	if (is_named_by_fs(&n, at))
		add_fs_name(&n, at.dentry);
	else if (!ctx->fault)
		add_path(&n, at, root);
	return ctx->fault ? NULL : n.buf + n.pos;
}

static struct place task_place(struct rt_ctx *ctx, u64 offset, u32 site)
{
	u64 fs = (unsigned long)current->fs;
	struct place none = { 0, 0 };

	return fs ? load_place(ctx, fs + offset, site) : none;
}

const char *rt_d_path(struct rt_ctx *ctx, u64 path, u32 site)
{
	struct place at = load_place(ctx, path, site);
	struct place root = task_place(ctx, offsetof(struct fs_struct, root), site);

	return ctx->fault ? NULL : path_name(ctx, at, root, site);
}

/* Where the file system is mounted that has it; what only the kernel mounts is nowhere. */
const char *rt_d_mount(struct rt_ctx *ctx, u64 path, u32 site)
{
	const struct rt_mount *m = &rt_script.mount;
	struct place at = load_place(ctx, path, site);
	struct place root = task_place(ctx, offsetof(struct fs_struct, root), site);
	u64 flags = rt_load32(ctx, at.mnt + offsetof(struct vfsmount, mnt_flags), site), parent;

	if (ctx->fault)
		return NULL;
	if (flags & MNT_INTERNAL)
		return "<none>";
	if (at.mnt == root.mnt)
		return "/";
	parent = load_ptr(ctx, at.mnt - m->mnt + m->parent, site);
	at.dentry = load_ptr(ctx, at.mnt - m->mnt + m->mountpoint, site);
	at.mnt = parent + m->mnt;
	return ctx->fault ? NULL : path_name(ctx, at, root, site);
}

const char *rt_cwd(struct rt_ctx *ctx, u32 site)
{
	struct place at = task_place(ctx, offsetof(struct fs_struct, pwd), site);
	struct place root = task_place(ctx, offsetof(struct fs_struct, root), site);

	if (ctx->fault || !at.dentry)
		return ctx->fault ? NULL : "";
	return path_name(ctx, at, root, site);
}

/* As the system sees it: up to the root of all mounts. */
const char *rt_root(struct rt_ctx *ctx, u32 site)
{
	struct place at = task_place(ctx, offsetof(struct fs_struct, root), site);
	struct place none = { 0, 0 };

	if (ctx->fault || !at.dentry)
		return ctx->fault ? NULL : "";
	return path_name(ctx, at, none, site);
}
