/* Refused: definitions that are none, and uses that do not fit them. */
#define
#define 1a
#define defined 1
#define two(a, a) a
#define open(a
#define hash(a) # b
#define paste(a) a ##
#define rest(a) __VA_ARGS__
#define LIMIT 3
#define LIMIT 3
#define LIMIT 4
#define __LINE__ 5
#define max(a, b) a b
#define none() 1
#define glue(a, b) a ## b
#define some(a, ...) a
#undef
#undef a b
#undef __FILE__
BEGIN {
	trace(max(1));
	trace(max(1, 2, 3));
	trace(none(1));
	trace(glue(+, /));
	trace(some());
	trace(max(1,
#define x 1
		2));
}
END { trace(max(1, 2; }
