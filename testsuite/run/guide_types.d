/*
 * Type and Constant Definitions: typedefs, enumerations, inlines and bit-fields.
 */
#pragma D option quiet

typedef unsigned char octet_t;
enum colour { RED, GREEN = 5, BLUE };
inline int LIMIT = 10;
inline string NAME = LIMIT > 5 ? "big" : "little";
struct flags { unsigned int low:3; int sign:2; unsigned int high:27; };
struct flags f;
octet_t o;

BEGIN
{
	o = 255;
	o++;
	f.low = 9;
	f.sign = 3;
	f.high = 1;
	printf("%d %d %d %s\n", RED, GREEN, BLUE, NAME);
	printf("%d, %d %d %d, %d bytes\n", o, f.low, f.sign, f.high, sizeof(struct flags));
	printf("%s %d\n", (enum colour)5 == GREEN ? "green" : "other", LIMIT * 2);
	exit(0);
}
