/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Files, requests to block devices, and the io provider. */

inline int B_BUSY = 0x1;
inline int B_DONE = 0x2;
inline int B_ERROR = 0x4;
inline int B_PAGEIO = 0x10;
inline int B_PHYS = 0x20;
inline int B_READ = 0x40;
inline int B_WRITE = 0x100;
inline int B_ASYNC = 0x400;

typedef struct bufinfo {
	int b_flags;
	size_t b_bcount;
	caddr_t b_addr;
	uint64_t b_lblkno;
	uint64_t b_blkno;
	size_t b_resid;
	size_t b_bufsize;
	caddr_t b_iodone;
	int b_error;
	dev_t b_edev;
} bufinfo_t;

typedef struct devinfo {
	int dev_major;
	int dev_minor;
	int dev_instance;
	string dev_name;
	string dev_statname;
	string dev_pathname;
} devinfo_t;

typedef struct fileinfo {
	string fi_name;
	string fi_dirname;
	string fi_pathname;
	off_t fi_offset;
	string fi_fs;
	string fi_mount;
	int fi_oflags;
} fileinfo_t;

/* The low byte of bi_opf is what to do, odd when it writes; then flags (linux/blk_types.h). */
translator bufinfo_t < struct bio *B > {
	b_flags = (B->bi_opf & 1 ? B_WRITE : B_READ) | (B->bi_status ? B_ERROR : 0) | B_PAGEIO |
		(B->bi_opf >> __REQ_SYNC & 1 ? 0 : B_ASYNC);
	b_bcount = B->bi_iter.bi_size;
	b_addr = 0;
	b_lblkno = B->bi_iter.bi_sector;
	b_blkno = B->bi_iter.bi_sector;
	b_resid = 0;
	b_bufsize = B->bi_iter.bi_size;
	b_iodone = (caddr_t)B->bi_end_io;
	b_error = B->bi_status ? 5 : 0;
	b_edev = B->bi_bdev ? B->bi_bdev->bd_dev : 0;
};

/* What a disk is part of: the device that a driver drives. */
inline struct device *__disk_device[struct block_device *d] = d->bd_disk->part0->bd_device.parent;

translator devinfo_t < struct block_device *D > {
	dev_major = D ? D->bd_dev >> 20 : 0;
	dev_minor = D ? D->bd_dev & 0xfffff : 0;
	dev_instance = 0;
	dev_name = D && __disk_device[D] && __disk_device[D]->driver ?
		stringof(__disk_device[D]->driver->name) : "<unknown>";
	dev_statname = D ? stringof(D->bd_device.kobj.name) : "<none>";
	dev_pathname = D ? strjoin("/dev/", stringof(D->bd_device.kobj.name)) : "<unknown>";
};

translator devinfo_t < struct bio *B > {
	dev_major = xlate <devinfo_t> (B->bi_bdev).dev_major;
	dev_minor = xlate <devinfo_t> (B->bi_bdev).dev_minor;
	dev_instance = 0;
	dev_name = xlate <devinfo_t> (B->bi_bdev).dev_name;
	dev_statname = xlate <devinfo_t> (B->bi_bdev).dev_statname;
	dev_pathname = xlate <devinfo_t> (B->bi_bdev).dev_pathname;
};

/* A request to a device does not know for which file it is. */
translator fileinfo_t < struct bio *B > {
	fi_name = "<none>";
	fi_dirname = "<unknown>";
	fi_pathname = "<unknown>";
	fi_offset = 0;
	fi_fs = "<unknown>";
	fi_mount = "<unknown>";
	fi_oflags = 0;
};

/* Others are called "pipe:[N]" and the like, and are in no directory. */
inline int __is_in_tree[struct file *f] = __d_mount(&f->f_path) != "<none>";

translator fileinfo_t < struct file *F > {
	fi_name = !F ? "<none>" : __is_in_tree[F] ? basename(d_path(&F->f_path)) : d_path(&F->f_path);
	fi_dirname = F && __is_in_tree[F] ? dirname(d_path(&F->f_path)) : "<none>";
	fi_pathname = F ? d_path(&F->f_path) : "<none>";
	fi_offset = F ? F->f_pos : 0;
	fi_fs = F ? stringof(F->f_inode->i_sb->s_type->name) : "<none>";
	fi_mount = F ? __d_mount(&F->f_path) : "<none>";
	fi_oflags = F ? F->f_flags : 0;
};

inline fileinfo_t fds[int fd] = xlate <fileinfo_t> (
	fd >= 0 && curthread->files != NULL && fd < curthread->files->fdt->max_fds ?
	curthread->files->fdt->fd[fd] : (struct file *)NULL);

/*
 * What has been done is at its end elsewhere and of no length: where it was and how long is remembered as it starts,
 * for each of the ways below.  The way is in the low bits of the address, which are 0 in a bio's own.
 */
struct __io_ended { char way; };

inline int __IO_BIO = 1; /* sent to a device that takes bios, and perhaps sends them on */
inline int __IO_REQUEST = 2; /* part of a request */

inline struct __io_ended *__io_ended[struct bio *b, int way] = (struct __io_ended *)((uintptr_t)b | way);
inline int __ended_way[struct __io_ended *e] = (int)((uintptr_t)e & 3);
inline struct bio *__ended_bio[struct __io_ended *e] = (struct bio *)((uintptr_t)e - __ended_way[e]);
inline struct block_device *__ended_bdev[struct __io_ended *e] = __ended_way[e] == __IO_REQUEST ?
	__ended_bio[e]->bi_bdev : __io_bdev[__ended_bio[e], __ended_way[e]];

translator bufinfo_t < struct __io_ended *E > {
	b_flags = xlate <bufinfo_t> (__ended_bio[E]).b_flags;
	b_bcount = __io_bytes[__ended_bio[E], __ended_way[E]] - 1;
	b_addr = 0;
	b_lblkno = __io_block[__ended_bio[E], __ended_way[E]];
	b_blkno = __io_block[__ended_bio[E], __ended_way[E]];
	b_resid = 0;
	b_bufsize = __io_bytes[__ended_bio[E], __ended_way[E]] - 1;
	b_iodone = xlate <bufinfo_t> (__ended_bio[E]).b_iodone;
	b_error = xlate <bufinfo_t> (__ended_bio[E]).b_error;
	b_edev = __ended_bdev[E] ? __ended_bdev[E]->bd_dev : 0;
};

translator devinfo_t < struct __io_ended *E > {
	dev_major = xlate <devinfo_t> (__ended_bdev[E]).dev_major;
	dev_minor = xlate <devinfo_t> (__ended_bdev[E]).dev_minor;
	dev_instance = 0;
	dev_name = xlate <devinfo_t> (__ended_bdev[E]).dev_name;
	dev_statname = xlate <devinfo_t> (__ended_bdev[E]).dev_statname;
	dev_pathname = xlate <devinfo_t> (__ended_bdev[E]).dev_pathname;
};

/* What was waited for, remembered in the thread that waits. */
struct __io_awaited { char none; };

translator bufinfo_t < struct __io_awaited *W > {
	b_flags = xlate <bufinfo_t> ((struct bio *)W).b_flags;
	b_bcount = self->__wait_bytes;
	b_addr = 0;
	b_lblkno = self->__wait_block;
	b_blkno = self->__wait_block;
	b_resid = 0;
	b_bufsize = self->__wait_bytes;
	b_iodone = xlate <bufinfo_t> ((struct bio *)W).b_iodone;
	b_error = xlate <bufinfo_t> ((struct bio *)W).b_error;
	b_edev = self->__wait_bdev ? self->__wait_bdev->bd_dev : 0;
};

translator devinfo_t < struct __io_awaited *W > {
	dev_major = xlate <devinfo_t> (self->__wait_bdev).dev_major;
	dev_minor = xlate <devinfo_t> (self->__wait_bdev).dev_minor;
	dev_instance = 0;
	dev_name = xlate <devinfo_t> (self->__wait_bdev).dev_name;
	dev_statname = xlate <devinfo_t> (self->__wait_bdev).dev_statname;
	dev_pathname = xlate <devinfo_t> (self->__wait_bdev).dev_pathname;
};

provider io {
	probe start(struct bio *b) : (bufinfo_t *b, devinfo_t *b, fileinfo_t *b);
	probe done(struct bio *b, struct __io_ended *e) : (bufinfo_t *e, devinfo_t *e, fileinfo_t *b);
	probe wait__start(struct bio *b) : (bufinfo_t *b, devinfo_t *b, fileinfo_t *b);
	probe wait__done(struct bio *b, struct __io_awaited *w) : (bufinfo_t *w, devinfo_t *w, fileinfo_t *b);
};

/*
 * A device that takes bios gets them as they are sent.  For others they are cut to what fits, and each piece becomes
 * a request or part of one.  Then it starts: what is done later are these pieces, and they are what diskstats counts.
 */
rawtp:block::block_bio_queue
/args[0]->bi_bdev->bd_disk->fops->submit_bio != NULL/
{
	__io_bytes[args[0], __IO_BIO] = args[0]->bi_iter.bi_size + (uint64_t)1;
	__io_block[args[0], __IO_BIO] = args[0]->bi_iter.bi_sector;
	__io_bdev[args[0], __IO_BIO] = args[0]->bi_bdev;
}

rawtp:block::block_bio_queue
/args[0]->bi_bdev->bd_disk->fops->submit_bio != NULL/
{
	fire("io:::start", args[0]);
}

rawtp:block::block_getrq,
rawtp:block::block_bio_backmerge,
rawtp:block::block_bio_frontmerge
{
	__io_bytes[args[0], __IO_REQUEST] = args[0]->bi_iter.bi_size + (uint64_t)1;
	__io_block[args[0], __IO_REQUEST] = args[0]->bi_iter.bi_sector;
}

rawtp:block::block_getrq,
rawtp:block::block_bio_backmerge,
rawtp:block::block_bio_frontmerge
{
	fire("io:::start", args[0]);
}

/* That these are merged no tracepoint tells; those that are not go on to one above. */
fbt:vmlinux:bio_attempt_discard_merge:entry
{
	self->__io_discard = args[2];
	__io_bytes[args[2], __IO_REQUEST] = args[2]->bi_iter.bi_size + (uint64_t)1;
	__io_block[args[2], __IO_REQUEST] = args[2]->bi_iter.bi_sector;
}

fbt:vmlinux:bio_attempt_discard_merge:return
/self->__io_discard != NULL && args[1] == BIO_MERGE_OK/
{
	fire("io:::start", self->__io_discard);
	self->__io_discard = 0;
}

/* Each part of a request ends by itself, the ones that are pieces of a bio, too. */
fbt:vmlinux:bio_endio:entry
/__io_bytes[args[0], __IO_REQUEST]/
{
	fire("io:::done", args[0], __io_ended[args[0], __IO_REQUEST]);
	__io_bytes[args[0], __IO_REQUEST] = 0;
	__io_block[args[0], __IO_REQUEST] = 0;
}

/* All of a bio, which the device may have cut, too. */
rawtp:block::block_bio_complete
/__io_bytes[args[1], __IO_BIO]/
{
	fire("io:::done", args[1], __io_ended[args[1], __IO_BIO]);
	__io_bytes[args[1], __IO_BIO] = 0;
	__io_block[args[1], __IO_BIO] = 0;
	__io_bdev[args[1], __IO_BIO] = 0;
}

/*
 * Devices that send on the bio itself, to one that has requests: its completion is not told of then.  The last of its
 * pieces ends it.
 */
fbt:vmlinux:bio_endio:entry
/__io_bytes[args[0], __IO_BIO] && !(args[0]->bi_flags >> BIO_TRACE_COMPLETION & 1) &&
    (!(args[0]->bi_flags >> BIO_CHAIN & 1) || args[0]->__bi_remaining.counter == 1)/
{
	fire("io:::done", args[0], __io_ended[args[0], __IO_BIO]);
	__io_bytes[args[0], __IO_BIO] = 0;
	__io_block[args[0], __IO_BIO] = 0;
	__io_bdev[args[0], __IO_BIO] = 0;
}

inline struct bio *__cut_from[struct bio *b] = (uintptr_t)b->bi_end_io == (uintptr_t)&`bio_chain_endio &&
	(!(b->bi_flags >> BIO_CHAIN & 1) || b->__bi_remaining.counter == 1) ?
	(struct bio *)b->bi_private : (struct bio *)NULL;

fbt:vmlinux:bio_endio:entry
/__cut_from[args[0]] != NULL && __io_bytes[__cut_from[args[0]], __IO_BIO] &&
    !(__cut_from[args[0]]->bi_flags >> BIO_TRACE_COMPLETION & 1) &&
    __cut_from[args[0]]->__bi_remaining.counter == 1/
{
	fire("io:::done", __cut_from[args[0]], __io_ended[__cut_from[args[0]], __IO_BIO]);
	__io_bytes[__cut_from[args[0]], __IO_BIO] = 0;
	__io_block[__cut_from[args[0]], __IO_BIO] = 0;
	__io_bdev[__cut_from[args[0]], __IO_BIO] = 0;
}

fbt:vmlinux:submit_bio_wait:entry
{
	fire("io:::wait-start", args[0]);
}

fbt:vmlinux:submit_bio_wait:entry
{
	self->__waits_for = args[0];
	self->__wait_bytes = args[0]->bi_iter.bi_size;
	self->__wait_block = args[0]->bi_iter.bi_sector;
	self->__wait_bdev = args[0]->bi_bdev;
}

fbt:vmlinux:submit_bio_wait:return
/self->__waits_for != NULL/
{
	fire("io:::wait-done", self->__waits_for, (struct __io_awaited *)self->__waits_for);
	self->__waits_for = 0;
	self->__wait_bytes = 0;
	self->__wait_block = 0;
	self->__wait_bdev = 0;
}
