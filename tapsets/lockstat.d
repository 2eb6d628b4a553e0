/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The lockstat provider: mutexes (adaptive), spin locks and reader-writer locks.  The kernel's lock
 * functions name the lock when they are called only, so it is remembered until they return; and it
 * says when a thread begins and ends to wait.  What an interrupt does in between may be missed.
 */

/* Who holds a reader-writer lock. */
inline int RW_WRITER = 0;
inline int RW_READER = 1;

/* What Oracle's DTrace calls a reader-writer lock; the kernel's type has no tag. */
struct rwlock {
	rwlock_t rwlock;
};

provider lockstat {
	probe adaptive__acquire(struct mutex *lock);
	probe adaptive__acquire__error(struct mutex *lock, int error);
	probe adaptive__release(struct mutex *lock);
	probe adaptive__block(struct mutex *lock, uint64_t ns);
	probe adaptive__spin(struct mutex *lock, uint64_t ns);
	probe spin__acquire(spinlock_t *lock);
	probe spin__release(spinlock_t *lock);
	probe spin__spin(spinlock_t *lock, uint64_t ns);
	probe rw__acquire(struct rwlock *lock, int kind);
	probe rw__release(struct rwlock *lock, int kind);
	probe rw__spin(struct rwlock *lock, uint64_t ns, int kind);
};

/* Mutexes.  Some ways to take one can fail.  A kernel with lockdep has the functions *_nested alone. */
fbt:vmlinux:mutex_lock:entry,
fbt:vmlinux:mutex_lock_nested:entry,
fbt:vmlinux:_mutex_lock_nest_lock:entry,
fbt:vmlinux:mutex_lock_interruptible:entry,
fbt:vmlinux:mutex_lock_interruptible_nested:entry,
fbt:vmlinux:mutex_lock_killable:entry,
fbt:vmlinux:mutex_lock_killable_nested:entry,
fbt:vmlinux:mutex_trylock:entry
{
	self->__mutex = args[0];
}

fbt:vmlinux:mutex_lock:return,
fbt:vmlinux:mutex_lock_nested:return,
fbt:vmlinux:_mutex_lock_nest_lock:return
/self->__mutex != NULL/
{
	fire("lockstat:::adaptive-acquire", self->__mutex);
	self->__mutex = 0;
}

fbt:vmlinux:mutex_lock_interruptible:return,
fbt:vmlinux:mutex_lock_interruptible_nested:return,
fbt:vmlinux:mutex_lock_killable:return,
fbt:vmlinux:mutex_lock_killable_nested:return
/self->__mutex != NULL && (int)arg1 == 0/
{
	fire("lockstat:::adaptive-acquire", self->__mutex);
	self->__mutex = 0;
}

fbt:vmlinux:mutex_lock_interruptible:return,
fbt:vmlinux:mutex_lock_interruptible_nested:return,
fbt:vmlinux:mutex_lock_killable:return,
fbt:vmlinux:mutex_lock_killable_nested:return
/self->__mutex != NULL && (int)arg1 != 0/
{
	fire("lockstat:::adaptive-acquire-error", self->__mutex, -(int)arg1);
	self->__mutex = 0;
}

fbt:vmlinux:mutex_trylock:return
/self->__mutex != NULL && (int)arg1 != 0/
{
	fire("lockstat:::adaptive-acquire", self->__mutex);
	self->__mutex = 0;
}

fbt:vmlinux:mutex_unlock:entry
{
	fire("lockstat:::adaptive-release", args[0]);
}

/* Spin locks.  On a kernel with PREEMPT_RT most of them are the functions rt_*, and so are reader-writer locks. */
fbt:vmlinux:_raw_spin_lock:entry,
fbt:vmlinux:_raw_spin_lock_nested:entry,
fbt:vmlinux:_raw_spin_lock_bh:entry,
fbt:vmlinux:_raw_spin_lock_irq:entry,
fbt:vmlinux:_raw_spin_lock_irqsave:entry,
fbt:vmlinux:_raw_spin_lock_irqsave_nested:entry,
fbt:vmlinux:_raw_spin_trylock:entry,
fbt:vmlinux:_raw_spin_trylock_bh:entry
{
	self->__spin = args[0];
}

fbt:vmlinux:rt_spin_lock:entry,
fbt:vmlinux:rt_spin_lock_nested:entry,
fbt:vmlinux:rt_spin_lock_nest_lock:entry,
fbt:vmlinux:rt_spin_trylock:entry,
fbt:vmlinux:rt_spin_trylock_bh:entry
{
	self->__spin = (raw_spinlock_t *)arg0;
}

fbt:vmlinux:_raw_spin_lock:return,
fbt:vmlinux:_raw_spin_lock_nested:return,
fbt:vmlinux:_raw_spin_lock_bh:return,
fbt:vmlinux:_raw_spin_lock_irq:return,
fbt:vmlinux:_raw_spin_lock_irqsave:return,
fbt:vmlinux:_raw_spin_lock_irqsave_nested:return,
fbt:vmlinux:rt_spin_lock:return,
fbt:vmlinux:rt_spin_lock_nested:return,
fbt:vmlinux:rt_spin_lock_nest_lock:return
/self->__spin != NULL/
{
	fire("lockstat:::spin-acquire", (spinlock_t *)self->__spin);
	self->__spin = 0;
}

fbt:vmlinux:_raw_spin_trylock:return,
fbt:vmlinux:_raw_spin_trylock_bh:return,
fbt:vmlinux:rt_spin_trylock:return,
fbt:vmlinux:rt_spin_trylock_bh:return
/self->__spin != NULL && (int)arg1 != 0/
{
	fire("lockstat:::spin-acquire", (spinlock_t *)self->__spin);
	self->__spin = 0;
}

fbt:vmlinux:_raw_spin_unlock:entry,
fbt:vmlinux:_raw_spin_unlock_bh:entry,
fbt:vmlinux:_raw_spin_unlock_irq:entry,
fbt:vmlinux:_raw_spin_unlock_irqrestore:entry,
fbt:vmlinux:rt_spin_unlock:entry
{
	fire("lockstat:::spin-release", (spinlock_t *)arg0);
}

/* Reader-writer locks. */
fbt:vmlinux:_raw_read_lock:entry,
fbt:vmlinux:_raw_read_lock_bh:entry,
fbt:vmlinux:_raw_read_lock_irq:entry,
fbt:vmlinux:_raw_read_lock_irqsave:entry,
fbt:vmlinux:_raw_read_trylock:entry,
fbt:vmlinux:rt_read_lock:entry,
fbt:vmlinux:rt_read_trylock:entry
{
	self->__read = args[0];
}

fbt:vmlinux:_raw_read_lock:return,
fbt:vmlinux:_raw_read_lock_bh:return,
fbt:vmlinux:_raw_read_lock_irq:return,
fbt:vmlinux:_raw_read_lock_irqsave:return,
fbt:vmlinux:rt_read_lock:return
/self->__read != NULL/
{
	fire("lockstat:::rw-acquire", self->__read, RW_READER);
	self->__read = 0;
}

fbt:vmlinux:_raw_read_trylock:return,
fbt:vmlinux:rt_read_trylock:return
/self->__read != NULL && (int)arg1 != 0/
{
	fire("lockstat:::rw-acquire", self->__read, RW_READER);
	self->__read = 0;
}

fbt:vmlinux:_raw_read_unlock:entry,
fbt:vmlinux:_raw_read_unlock_bh:entry,
fbt:vmlinux:_raw_read_unlock_irq:entry,
fbt:vmlinux:_raw_read_unlock_irqrestore:entry,
fbt:vmlinux:rt_read_unlock:entry
{
	fire("lockstat:::rw-release", args[0], RW_READER);
}

fbt:vmlinux:_raw_write_lock:entry,
fbt:vmlinux:_raw_write_lock_nested:entry,
fbt:vmlinux:_raw_write_lock_bh:entry,
fbt:vmlinux:_raw_write_lock_irq:entry,
fbt:vmlinux:_raw_write_lock_irqsave:entry,
fbt:vmlinux:_raw_write_trylock:entry,
fbt:vmlinux:rt_write_lock:entry,
fbt:vmlinux:rt_write_lock_nested:entry,
fbt:vmlinux:rt_write_trylock:entry
{
	self->__write = args[0];
}

fbt:vmlinux:_raw_write_lock:return,
fbt:vmlinux:_raw_write_lock_nested:return,
fbt:vmlinux:_raw_write_lock_bh:return,
fbt:vmlinux:_raw_write_lock_irq:return,
fbt:vmlinux:_raw_write_lock_irqsave:return,
fbt:vmlinux:rt_write_lock:return,
fbt:vmlinux:rt_write_lock_nested:return
/self->__write != NULL/
{
	fire("lockstat:::rw-acquire", self->__write, RW_WRITER);
	self->__write = 0;
}

fbt:vmlinux:_raw_write_trylock:return,
fbt:vmlinux:rt_write_trylock:return
/self->__write != NULL && (int)arg1 != 0/
{
	fire("lockstat:::rw-acquire", self->__write, RW_WRITER);
	self->__write = 0;
}

fbt:vmlinux:_raw_write_unlock:entry,
fbt:vmlinux:_raw_write_unlock_bh:entry,
fbt:vmlinux:_raw_write_unlock_irq:entry,
fbt:vmlinux:_raw_write_unlock_irqrestore:entry,
fbt:vmlinux:rt_write_unlock:entry
{
	fire("lockstat:::rw-release", args[0], RW_WRITER);
}

/*
 * Waiting: flags say for what (trace/events/lock.h: 1 spins, 2 to read, 4 to write, 0x20 a mutex).  A
 * thread spins for a mutex as long as the owner runs, then blocks.
 */
rawtp:lock::contention_begin
/args[1] == 0x21/
{
	self->__spins_for = args[0];
	self->__spins_since = timestamp;
}

rawtp:lock::contention_begin
/args[1] == 0x20 && self->__spins_for == args[0]/
{
	fire("lockstat:::adaptive-spin", (struct mutex *)args[0], timestamp - self->__spins_since);
	self->__spins_for = 0;
	self->__spins_since = 0;
}

rawtp:lock::contention_end
/self->__spins_for == args[0]/
{
	fire("lockstat:::adaptive-spin", (struct mutex *)args[0], timestamp - self->__spins_since);
	self->__spins_for = 0;
	self->__spins_since = 0;
}

rawtp:lock::contention_begin
/args[1] == 0x20 && self->__blocks_on != args[0]/
{
	self->__blocks_on = args[0];
	self->__blocks_since = timestamp;
}

rawtp:lock::contention_end
/self->__blocks_on == args[0]/
{
	fire("lockstat:::adaptive-block", (struct mutex *)args[0], timestamp - self->__blocks_since);
	self->__blocks_on = 0;
	self->__blocks_since = 0;
}

rawtp:lock::contention_begin
/args[1] == 1/
{
	self->__turns_on = args[0];
	self->__turns_since = timestamp;
}

rawtp:lock::contention_end
/self->__turns_on == args[0]/
{
	fire("lockstat:::spin-spin", (spinlock_t *)args[0], timestamp - self->__turns_since);
	self->__turns_on = 0;
	self->__turns_since = 0;
}

rawtp:lock::contention_begin
/args[1] == 3 || args[1] == 5/
{
	self->__rw_for = args[0];
	self->__rw_since = timestamp;
	self->__rw_kind = args[1] == 3 ? RW_READER : RW_WRITER;
}

rawtp:lock::contention_end
/self->__rw_for == args[0]/
{
	fire("lockstat:::rw-spin", (rwlock_t *)args[0], timestamp - self->__rw_since, self->__rw_kind);
	self->__rw_for = 0;
	self->__rw_since = 0;
	self->__rw_kind = 0;
}
