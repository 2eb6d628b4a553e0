// SPDX-License-Identifier: GPL-2.0-or-later
#include <linux/fs.h>
#include <linux/kallsyms.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/poll.h>
#include <linux/slab.h>

#include "attach/attach.h"
#include "attach/syscall_watch.h"
#include "builtin/process.h"
#include "compat/compat.h"
#include "core/state.h"
#include "core/wake.h"
#include "relay.h"
#include "session.h"
#include "watchdog.h"

static DEFINE_MUTEX(lock); /* the session */
static bool in_use;

/* ------------------------------------------------------------------ waiting */

/* As many as the loader wants to be woken for. */
static bool has_records(void)
{
	u32 cpu;

	for (cpu = 0; cpu < rt.ncpu; cpu++) {
		const struct dtap_cpu_ctl *ctl = rt.percpu[cpu]->ctl;

		if (READ_ONCE(ctl->wake_at) == DTAP_NO_WAKE &&
		    READ_ONCE(ctl->head) != READ_ONCE(ctl->tail))
			return true;
	}
	return false;
}

static __poll_t relay_poll(struct file *file, poll_table *table)
{
	__poll_t mask = 0;

	wake_poll(file, table);
	mutex_lock(&lock);
	if (!session_live())
		mask = EPOLLERR;
	else if (READ_ONCE(rt.state) > DTAP_STATE_ACTIVE)
		mask = EPOLLIN | EPOLLPRI;
	else if (rt.bufpolicy == DTAP_BUF_SWITCH && has_records())
		mask = EPOLLIN;
	mutex_unlock(&lock);
	return mask;
}

/* ------------------------------------------------------------------ mapping */

static int map_pages(struct vm_area_struct *vma, struct page **pages, unsigned long n)
{
	return vm_insert_pages(vma, vma->vm_start, pages, &n);
}

static int map_vmalloc(struct vm_area_struct *vma, u8 *base, unsigned long n)
{
	unsigned long i;
	int err;

	for (i = 0; i < n; i++) {
		err = vm_insert_page(vma, vma->vm_start + i * PAGE_SIZE,
				     vmalloc_to_page(base + i * PAGE_SIZE));
		if (err)
			return err;
	}
	return 0;
}

/* The index of an object of `size` bytes at offset `at`, mapped as a whole; -EINVAL. */
static int object_index(const struct vm_area_struct *vma, u64 at, u64 size, u32 count)
{
	if (!size || at % size || vma->vm_end - vma->vm_start != size || at / size >= count)
		return -EINVAL;
	return (int)(at / size);
}

static int map_object(struct vm_area_struct *vma)
{
	u64 offset = (u64)vma->vm_pgoff << PAGE_SHIFT;
	struct rt_pcpu *pcpu;
	u8 *half;
	int i;

	if (offset < DTAP_MMAP_RING) {
		i = object_index(vma, offset - DTAP_MMAP_CTL, PAGE_SIZE, rt.ncpu);
		return i < 0 ? i : map_vmalloc(vma, (u8 *)rt.percpu[i]->ctl, 1);
	}
	if (vma->vm_flags & VM_WRITE)
		return -EPERM;
	if (offset < DTAP_MMAP_AGG) {
		i = object_index(vma, offset - DTAP_MMAP_RING, rt.opt.bufsize, rt.ncpu);
		if (i < 0)
			return i;
		pcpu = rt.percpu[i];
		return pcpu->ring ? map_pages(vma, pcpu->ring_pages.pages, pcpu->ring_pages.npage) :
				    -ENXIO;
	}
	i = object_index(vma, offset - DTAP_MMAP_AGG, rt.opt.aggsize, 2 * rt.ncpu);
	if (i < 0)
		return i;
	half = rt.percpu[i / 2]->agg_half[i % 2];
	return half ? map_vmalloc(vma, half, rt.opt.aggsize >> PAGE_SHIFT) : -ENXIO;
}

static int relay_mmap(struct file *file, struct vm_area_struct *vma)
{
	unsigned long never = VM_MAYEXEC;
	int err = -EINVAL;

	if (!(vma->vm_flags & VM_SHARED) || (vma->vm_flags & VM_EXEC))
		return -EPERM;
	if (!(vma->vm_flags & VM_WRITE))
		never |= VM_MAYWRITE;
	compat_vm_flags(vma, VM_DONTEXPAND | VM_DONTDUMP | VM_DONTCOPY, never);
	if (!mutex_trylock(&lock)) /* the caller holds mmap_lock */
		return -EAGAIN;
	if (session_live())
		err = map_object(vma);
	mutex_unlock(&lock);
	return err;
}

/* ------------------------------------------------------------------ requests */

static int info(struct dtap_info *info)
{
	u32 i;

	memset(info, 0, sizeof(*info));
	info->abi = DTAP_ABI_VERSION;
	info->ncpu = nr_cpu_ids;
	info->strsize = rt_script.strsize;
	for (i = 0; i < rt_script.nhandler; i++)
		info->nprobe += rt_script.handlers[i].nprobe;
	return 0;
}

union request {
	struct dtap_info info;
	struct dtap_macro macro;
	struct dtap_setup setup;
	struct dtap_status status;
	struct dtap_missing missing;
	struct dtap_symbol symbol;
	struct dtap_process process;
	struct dtap_watch watch;
	u64 number;
};

static int agg_switch(u64 *number)
{
	u32 half;
	int err;

	if (*number >= nr_cpu_ids)
		return -EINVAL;
	err = session_agg_switch((u32)*number, &half);
	if (!err)
		*number = half;
	return err;
}

static int name_symbol(struct dtap_symbol *symbol)
{
	static char text[KSYM_SYMBOL_LEN]; /* much for a stack; the caller holds the lock */

	sprint_symbol(text, symbol->address);
	memcpy(symbol->text, text, sizeof(symbol->text));
	symbol->text[sizeof(symbol->text) - 1] = 0;
	return 0;
}

static int step_with_status(int (*step)(void), struct dtap_status *status)
{
	int err = step ? step() : 0;

	session_status(status);
	return err;
}

static int serve(unsigned int cmd, union request *r, char **text)
{
	switch (cmd) {
	case DTAP_IOC_INFO:
		return info(&r->info);
	case DTAP_IOC_MACRO:
		return session_macro(&r->macro, text);
	case DTAP_IOC_SETUP:
		return session_setup(&r->setup);
	case DTAP_IOC_ATTACH:
		return step_with_status(session_attach, &r->status);
	case DTAP_IOC_BEGIN:
		return step_with_status(session_run_begin, &r->status);
	case DTAP_IOC_STATUS:
		return step_with_status(NULL, &r->status);
	case DTAP_IOC_AGG_SWITCH:
		return agg_switch(&r->number);
	case DTAP_IOC_STOP:
		return step_with_status(session_stop, &r->status);
	case DTAP_IOC_END:
		return step_with_status(session_run_end, &r->status);
	case DTAP_IOC_DETACH:
		return step_with_status(session_detach, &r->status);
	case DTAP_IOC_SYMBOL:
		return name_symbol(&r->symbol);
	case DTAP_IOC_PROCESS:
		return process_id(&r->process);
	case DTAP_IOC_WATCH:
		return syscall_watch(&r->watch);
	case DTAP_IOC_MISSING:
		return attach_get_missing(&r->missing) ? 0 : -ENOENT;
	}
	return -ENOTTY;
}

/* Each request's struct goes in and comes back, also with an error. */
static long relay_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	void __user *user = (void __user *)arg;
	size_t size = _IOC_SIZE(cmd);
	char *text = NULL;
	union request r;
	long err = 0;

	if (_IOC_TYPE(cmd) != 0xd7 || !size || size > sizeof(r))
		return -ENOTTY;
	if (copy_from_user(&r, user, size))
		return -EFAULT;
	if (cmd == DTAP_IOC_MACRO)
		err = session_macro_text(&r.macro, &text);
	if (err)
		return err;
	watchdog_alive();
	mutex_lock(&lock);
	err = serve(cmd, &r, &text);
	mutex_unlock(&lock);
	env_free(text);
	watchdog_alive();
	if (copy_to_user(user, &r, size))
		return -EFAULT;
	return err;
}

/* ------------------------------------------------------------------ life */

static int relay_open(struct inode *inode, struct file *file)
{
	int err = 0;

	mutex_lock(&lock);
	if (in_use)
		err = -EBUSY;
	else if (!session_unused())
		err = -ENODEV; /* one session only */
	else
		in_use = true;
	if (!err)
		process_begin();
	mutex_unlock(&lock);
	return err ? err : nonseekable_open(inode, file);
}

/* The last reference is gone, and with it every mapping. */
static int relay_release(struct inode *inode, struct file *file)
{
	mutex_lock(&lock);
	session_close();
	process_end();
	in_use = false;
	mutex_unlock(&lock);
	return 0;
}

static const struct file_operations relay_fops = {
	.owner = THIS_MODULE,
	.open = relay_open,
	.release = relay_release,
	.unlocked_ioctl = relay_ioctl,
	.mmap = relay_mmap,
	.poll = relay_poll,
};

static struct miscdevice device = {
	.minor = MISC_DYNAMIC_MINOR,
	.fops = &relay_fops,
	.mode = 0600,
};

int relay_init(void)
{
	int err;

	wake_init();
	device.name = kasprintf(GFP_KERNEL, "dtap/%s", module_name(THIS_MODULE));
	if (!device.name)
		return -ENOMEM;
	device.nodename = device.name;
	err = misc_register(&device);
	if (err)
		kfree(device.name);
	return err;
}

void relay_deinit(void)
{
	misc_deregister(&device);
	wake_deinit();
	kfree(device.name);
}
