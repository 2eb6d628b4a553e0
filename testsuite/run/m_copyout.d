/* Writes to a victim's buffer, and where it has none. */
#pragma D option quiet
syscall::read:entry /pid == $target && (int)arg0 == -1/ { copyoutstr("hello", arg1, 32); }
syscall::read:entry /pid == $target && (int)arg0 == -2/ { copyout(copyin(arg1, 4), arg1 + 8, 4); }
syscall::read:entry /pid == $target && (int)arg0 == -2/ { copyoutstr("abcdef", arg1 + 16, 3); }
syscall::read:entry /pid == $target && (int)arg0 == -3/ { copyoutstr("hello", arg1, 32); }
syscall::read:entry /pid == $target && (int)arg0 == -4/ { copyout(&`linux_banner, arg1, 4); }
