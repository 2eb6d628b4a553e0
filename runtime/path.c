// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Path names in a probe.  The kernel's own d_path() takes locks that the probed code may
 * hold, so the chain of directory entries is followed here with checked loads: a rename in
 * the middle gives a wrong name, never a fault of the kernel.  The name is built from its
 * end, in scratch memory.  Where the members of struct mount are, the script says.
 */
#include <linux/dcache.h>
#include <linux/fs_struct.h>
#include <linux/mount.h>
#include <linux/path.h>

#include "internal.h"

#define STEPS_MAX 256 /* path components and mounts that are followed */

struct place {
	u64 dentry, mnt;
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

/* Puts the entry's name and a slash before `pos`; the new position, or 0: no room or a fault. */
static u64 prepend(struct rt_ctx *ctx, char *buf, u64 pos, u64 dentry, u32 site)
{
	u64 name = load_ptr(ctx, dentry + offsetof(struct dentry, d_name.name), site);
	u32 len = (u32)rt_load32(ctx, dentry + offsetof(struct dentry, d_name.len), site);

	if (ctx->fault || (u64)len + 1 > pos)
		return 0;
	pos -= len;
	if (!rt_load(ctx, buf + pos, name, len, site))
		return 0;
	buf[--pos] = '/';
	return pos;
}

static const char *path_name(struct rt_ctx *ctx, struct place at, struct place root, u32 site)
{
	const struct rt_mount *m = &rt_script.mount;
	u64 size = rt.strsize, pos = size - 1;
	char *buf = rt_scratch(ctx, size, site);
	u32 i;

	if (!buf)
		return NULL;
	buf[pos] = 0;
	for (i = 0; i < STEPS_MAX && !ctx->fault; i++) {
		u64 parent, over, mount;

		if (at.dentry == root.dentry && at.mnt == root.mnt)
			break;
		parent = load_ptr(ctx, at.dentry + offsetof(struct dentry, d_parent), site);
		over = load_ptr(ctx, at.mnt + offsetof(struct vfsmount, mnt_root), site);
		if (at.dentry == over || at.dentry == parent) {
			mount = load_ptr(ctx, at.mnt - m->mnt + m->parent, site);
			if (ctx->fault || mount + m->mnt == at.mnt)
				break; /* the root of all, or a mount of its own */
			at.dentry = load_ptr(ctx, at.mnt - m->mnt + m->mountpoint, site);
			at.mnt = mount + m->mnt;
			continue;
		}
		parent = ctx->fault ? 0 : parent;
		mount = prepend(ctx, buf, pos, at.dentry, site);
		if (!mount)
			break; /* the end of a long name is what there is room for */
		pos = mount;
		at.dentry = parent;
	}
	if (ctx->fault)
		return NULL;
	if (pos == size - 1 && pos > 0)
		buf[--pos] = '/';
	return buf + pos;
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
