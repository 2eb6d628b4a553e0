/* Section 8: kernel symbols, loads, members and bit-fields of kernel structs. */

BEGIN { trace(*(int *)&`panic_timeout); trace(`max_pfn); trace(`jiffies); trace(*(unsigned long
	*)&`jiffies); trace((uint64_t)&`init_task); trace(`init_task.pid);
	trace(stringof(`init_task.comm)); trace(`init_task.comm); trace(vmlinux`max_pfn); }

BEGIN { trace(*(int *)&`panic_timeout); trace(`max_pfn); trace(`jiffies); trace(*(unsigned long
	*)&`jiffies); trace((uint64_t)&`init_task); trace(`init_task.pid);
	trace(stringof(`init_task.comm)); trace(`init_task.comm); trace(vmlinux`max_pfn);
	print(`init_task.comm); print(&`init_task); }

BEGIN { t = curthread; trace(t->pid); trace(t->comm); trace(curthread->in_execve);
	trace(curthread->in_iowait); trace(curthread->no_cgroup_migration);
	trace(curthread->sched_reset_on_fork + curthread->sched_contributes_to_load);
	trace(curthread->parent->parent->comm); trace(curthread->cred->uid.val);
	trace(stringof(curthread->comm)); }

BEGIN { trace(mutex_owned(&`cgroup_mutex)); trace(mutex_owner(&`cgroup_mutex));
	trace(mutex_type_adaptive(&`cgroup_mutex)); trace(rw_read_held((struct rw_semaphore
	*)&`cgroup_mutex)); }

BEGIN { self->t = timestamp; self->v = vtimestamp; trace(walltimestamp - self->t); trace(self->v);
	self->t = 0; trace(ipl); trace(cpu); trace(epid); trace(id); trace(errno);
	trace(stackdepth); trace(ustackdepth); trace(caller); trace(ucaller); trace(uid);
	trace(gid); trace(ppid); trace(probeprov); trace(probemod); trace(probename);
	trace(uregs[0]); trace(cwd); trace(root); trace(zonename); trace(arg0); trace(arg9);
	trace(curthread); trace($pid); trace($ppid); trace($uid); trace($target); trace($0 ==
	"x"); }

fbt::vfs_read:entry { trace(args[0]->f_flags); this->f = args[0];
	trace(stringof(this->f->f_path.dentry->d_name.name)); trace(d_path(&this->f->f_path));
	trace(args[2]); } fbt::vfs_read:return { trace(args[1]); trace(arg1 < 0); }

sdt:sched::sched_switch { trace(args[0]); trace(arg1); } rawtp:::sched_switch { trace(arg0); }

struct t { int a; string b; char c; }; translator struct t < struct task_struct *p > { a = p->pid;
	b = stringof(p->comm); c = p->comm[0]; }; BEGIN { trace(xlate <struct t>(curthread).a);
	trace(xlate <struct t *>(curthread)->b); }

BEGIN { p = &`init_task; q = p + 1; trace(q - p); trace(p < q); trace(p == NULL); trace(!p);
	trace(p && q); p++; trace(p - 1 == &`init_task); p += 2; p--; trace((uint64_t)p);
	trace(&p->pid); trace((uintptr_t)&p->comm[3]); trace(p->comm[3]); trace(&(*p));
	trace(sizeof(*p)); trace(offsetof(struct task_struct, pid)); trace(sizeof(p->comm)); }

BEGIN { p = (int *)&`panic_timeout; trace(p[0]); n = 3; trace(p[n]); }

BEGIN { n = 3; p = (int *)&`panic_timeout; trace(p[n]); trace(*(p + n)); trace(*p++); c = (char
	*)&`linux_banner; trace(c[n]); trace(stringof(c)); trace(stringof(c + 1) == "x"); s =
	(string)c; trace(s == stringof(c)); trace(c == 0); trace(s[0]); trace("abc"[1]);
	trace(execname[0]); }

BEGIN { x = pid == 1 ? 5 : 6U; y = pid ? 1L : 2; z = pid ? -1 : 1U; trace(x); trace(y); trace(z);
	trace(pid ? curthread : 0); trace(pid ? (char)-1 : (unsigned char)5); trace((pid ?
	timestamp : 0) > 5); }

BEGIN { self->a[1] = "x"; self->b["k"] = 5; self->c = curthread; trace(self->c->pid);
	trace(self->c->comm); self->d = *curthread->cred; trace(self->d.uid.val); e["a"] =
	*curthread->cred; trace(e["a"].uid.val); e["a"] = 0; self->a[1] = 0; self->c = 0; self->d
	= 0; }

BEGIN { this->p = &curthread->se; trace(this->p->vruntime); trace(curthread->se.vruntime);
	trace((*curthread).pid); trace((&(*curthread))->pid); trace(curthread->cpus_mask.bits[0]);
	trace(curthread->mm != NULL ? curthread->mm->mmap_base : 0);
	trace(curthread->files->fdt->fd[0]); trace(curthread->signal->rlim[7].rlim_cur); n = 7;
	trace(curthread->signal->rlim[n].rlim_cur); print(curthread->signal->rlim[n]);
	trace(curthread->signal->rlim[n]); }

BEGIN { trace(stringof(curthread->comm) == "x" ? 1 : 2); trace(curthread->comm == "x");
	trace(curthread->comm != execname); s = curthread->comm; trace(s);
	trace(strlen(curthread->comm)); trace(strjoin(curthread->comm, "x")); m[curthread->comm] =
	1; trace(basename(curthread->comm)); }

BEGIN { x = 1; x; x + 1; "s"; curthread->pid; x == 2; m[1] = 1; m[1]; strlen("x"); (void)x;
	(void)strjoin("a", "b"); x ? 1 : 2; execname == "a"; x && x++; x || (x = 1); timestamp;
	`jiffies; -x; (char)x; x, x; self->a = 1; self->a; this->b = 2; this->b; *(int
	*)&`jiffies; arg0; rand(); }

int *p; char *c; void *v; struct task_struct *t; string *sp; int **pp; BEGIN { p = (int
	*)&`panic_timeout; v = p; t = curthread; pp = (int **)&`init_task; trace(*p); trace(p ==
	v); trace(t->pid); trace(*pp == 0); trace(v != NULL); c = (char *)v; trace(*c); trace(c -
	(char *)p); v = 0; trace(p > (int *)v); }

BEGIN { trace((uint64_t)curthread->mm); trace(curthread->mm == 0); trace(curthread->pid * 2 +
	curthread->tgid / 2 - curthread->prio % 3); trace(curthread->flags & 0x200000 ? "k" :
	"u"); trace(curthread->__state); trace(curthread->utime / 1000000);
	trace(curthread->start_time - timestamp); this->f = curthread->fs; trace(this->f->users);
	trace(curthread->nsproxy->uts_ns->name.nodename);
	trace(curthread->real_parent->children.next == &curthread->sibling); }

BEGIN { trace(`nr_cpu_ids); trace(`system_state); trace(`system_state == SYSTEM_RUNNING);
	trace(`init_mm.mmap_base); trace(`runqueues.nr_running); }

BEGIN { trace(`system_state); trace(`system_state == SYSTEM_RUNNING); trace(`init_mm.mmap_base);
	trace(`runqueues.nr_running); trace(stringof(`linux_banner)); trace(&`runqueues != NULL);
	trace(`init_uts_ns.name.release); trace(stringof(`init_uts_ns.name.release) == "x"); }

BEGIN { trace(`vfs_read); print(`vfs_read); @[`vfs_read] = count(); x[`vfs_read] = 1; y = `vfs_read;
	printf("%p %a", `vfs_read, y); tracemem(`vfs_read, 8); }
