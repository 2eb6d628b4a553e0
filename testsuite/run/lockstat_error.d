/*
 * A mutex that is not acquired because a signal came (lockstat Provider: adaptive-acquire-error, with the mutex
 * and the error).
 * run: -c readers
 */
#pragma D option quiet
lockstat:::adaptive-acquire-error
/execname == "readers"/
{
	printf("%d %d, owned by another %d\n", arg0 != 0, args[1] == EINTR, mutex_owner(args[0]) != curthread);
}
