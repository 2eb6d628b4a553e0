/* What path names a program's calls have to do with. */
#pragma D option quiet
syscall::getppid:entry /pid == $target/ { printf("cwd %s, root %s\n", cwd, root); }
fbt::vfs_read:entry /pid == $target && execname == "readfile"/ { printf("reads %s\n", d_path(&args[0]->f_path)); }
