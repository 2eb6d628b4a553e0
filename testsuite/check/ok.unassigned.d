/* Section 4: what !, ~ or - is applied to is a 64-bit 0 if nothing has assigned it, as with ++. */
syscall::read:entry /!self->in/ { trace(~mask); trace(-self->none); }
syscall::read:entry /!seen[execname, 1]/ { trace(!this->flag); }
syscall::read:return /!self->done/ { self->done = timestamp; }
syscall::read:return /!NULL && !arg0 && !pid/ { seen[execname, 1] = timestamp; trace(sizeof(mask)); }
