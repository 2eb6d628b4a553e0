/*
 * Structs and Unions: what is known of each system call in a struct in an associative array.
 * run: -q -c mixed
 */
struct callinfo {
	uint64_t ts;	  /* of the last call */
	uint64_t elapsed; /* in all calls */
	uint64_t calls;
	size_t maxbytes;  /* of one call */
};

union word {
	uint32_t number;
	uint8_t bytes[4];
};

struct callinfo i[string];
union word w;

syscall::read:entry, syscall::write:entry
/pid == $target/
{
	i[probefunc].ts = timestamp;
	i[probefunc].calls++;
	i[probefunc].maxbytes = arg2 > i[probefunc].maxbytes ? arg2 : i[probefunc].maxbytes;
}

syscall::read:return, syscall::write:return
/i[probefunc].ts != 0 && pid == $target/
{
	i[probefunc].elapsed += timestamp - i[probefunc].ts;
}

END
{
	printf("       calls max bytes elapsed\n------ ----- --------- -------\n");
	printf("  read %5d %9d %s\n", i["read"].calls, i["read"].maxbytes, i["read"].elapsed > 0 ? "yes" : "no");
	printf(" write %5d %9d %s\n", i["write"].calls, i["write"].maxbytes, i["write"].elapsed > 0 ? "yes" : "no");
	w.number = 0x11223344;
	printf("%x %x, %d bytes\n", w.bytes[0], w.bytes[3], sizeof(union word));
}
