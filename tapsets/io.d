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

translator fileinfo_t < struct file *F > {
	fi_name = F ? basename(d_path(&F->f_path)) : "<none>";
	fi_dirname = F ? dirname(d_path(&F->f_path)) : "<none>";
	fi_pathname = F ? d_path(&F->f_path) : "<none>";
	fi_offset = F ? F->f_pos : 0;
	fi_fs = F ? stringof(F->f_inode->i_sb->s_type->name) : "<none>";
	fi_mount = F ? "<unknown>" : "<none>";
	fi_oflags = F ? F->f_flags : 0;
};

inline fileinfo_t fds[int fd] = xlate <fileinfo_t> (
	fd >= 0 && curthread->files != NULL && fd < curthread->files->fdt->max_fds ?
	curthread->files->fdt->fd[fd] : (struct file *)NULL);

provider io {
	probe start(struct bio *b) : (bufinfo_t *b, devinfo_t *b, fileinfo_t *b);
	probe done(struct bio *b) : (bufinfo_t *b, devinfo_t *b, fileinfo_t *b);
	probe wait__start(struct bio *b) : (bufinfo_t *b, devinfo_t *b, fileinfo_t *b);
	probe wait__done(struct bio *b) : (bufinfo_t *b, devinfo_t *b, fileinfo_t *b);
};

rawtp:block::block_bio_queue
{
	fire("io:::start", args[0]);
}

/* The kernel has one or the other for a bio: drivers without requests, and those with. */
rawtp:block::block_bio_complete
{
	fire("io:::done", args[1]);
}

rawtp:block::block_rq_complete
/args[0]->bio != NULL/
{
	fire("io:::done", args[0]->bio);
}

fbt:vmlinux:submit_bio_wait:entry
{
	fire("io:::wait-start", args[0]);
}

fbt:vmlinux:submit_bio_wait:entry
{
	self->__waits_for = args[0];
}

fbt:vmlinux:submit_bio_wait:return
/self->__waits_for != NULL/
{
	fire("io:::wait-done", self->__waits_for);
	self->__waits_for = 0;
}
