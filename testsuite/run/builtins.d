/*
 * Time stands still within one firing; a symbol kept per CPU is read on this one;
 * what is known of a lock that nobody holds; a cleared min() and max() print their limits.
 * run: -w
 */
#pragma D option quiet
BEGIN { this->t = timestamp; this->w = walltimestamp; chill(1000000); }
BEGIN { printf("%d %d\n", timestamp == this->t, walltimestamp == this->w); }
BEGIN { printf("%d\n", `runqueues.cpu == cpu); }
BEGIN
{
	this->m = &curthread->signal->cred_guard_mutex;
	printf("%d %d %d %d\n", mutex_owned(this->m), mutex_owner(this->m) == NULL, mutex_type_adaptive(this->m),
	       mutex_type_spin(this->m));
	printf("%d %d %d\n", rw_read_held(&`tasklist_lock), rw_write_held(&`tasklist_lock), rw_iswriter(&`tasklist_lock));
}
BEGIN { @low = min(5); @high = max(5); clear(@low); clear(@high); printa("%@d\n", @low); printa("%@d\n", @high); }
BEGIN { trunc(@low); trunc(@high); exit(0); }
