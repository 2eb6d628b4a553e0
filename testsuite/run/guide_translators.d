/*
 * Translators: a stable form of what the kernel has, with members that nothing pays for unless they are used.
 * run: -q -c mixed
 */
struct opened {
	string name;
	int64_t place;
	int writable;
};

translator struct opened <struct file *F> {
	name = stringof(F->f_path.dentry->d_name.name);
	place = F->f_pos;
	writable = (F->f_mode & 2) != 0;
};

inline struct opened FILE = xlate <struct opened> (self->file);

fbt:vmlinux:vfs_read:entry
/pid == $target/
{
	self->file = args[0];
	self->calls++;
}

fbt:vmlinux:vfs_read:entry
/self->calls == 12/
{
	printf("%s at %d, %s\n", FILE.name, FILE.place,
	    xlate <struct opened *> (self->file)->writable ? "writable" : "not writable");
}
