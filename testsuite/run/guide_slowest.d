/*
 * One-liner: the longest call, and that each took time.
 * run: -q -c mixed
 */
syscall::read:entry /pid == $target/ { self->t = timestamp; }
syscall::read:return /self->t/ { @["calls"] = count(); @n["took time"] = min(timestamp > self->t); @m = max(timestamp - self->t); self->t = 0; }
END { printa("%-10s %@d\n", @); printa("%-10s %@d\n", @n); trunc(@m); }
