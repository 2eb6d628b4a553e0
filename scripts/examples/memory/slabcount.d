#!/usr/bin/env -S dtap -s
/*
 * Objects of its own that the kernel allocates (slabs), by program and cache.
 * Look for caches that grow in slabtop, and find here for whom.
 */
/* slabcount.d [PROGRAM]; keywords: memory, kernel memory, slab, allocations */
#pragma D option quiet
#pragma D option defaultargs

BEGIN
{
	printf("%9s %9s %-16s %s\n", "OBJECTS", "KB", "COMM", "CACHE");
}

rawtp:kmem::kmem_cache_alloc
/$$1 == "" || execname == $$1/
{
	@objects[execname, stringof(args[2]->name)] = count();
	@kb[execname, stringof(args[2]->name)] = sum(args[2]->size);
}

END
{
	normalize(@kb, 1024);
	printa("%@9d %@9d %-16s %s\n", @objects, @kb);
}
