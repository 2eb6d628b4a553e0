/* Enumerations of an included file: as wide as the values, signed if one is negative (Types). */
# 1 "included.h" 1
enum narrow { A = -1, B = 0x7fffffff };
enum high { C = 0x80000000 };
enum both { D = -1, E = 0x80000000 };
enum wide { F = -1, G = 0x1ffffffff };
enum positive { H = 0x1ffffffff };
enum low { I = -2147483648, J };
enum lower { K = -2147483649 };
# 12 "script.d" 2
int narrow[sizeof (enum narrow) == 4 ? 1 : -1], high[sizeof (enum high) == 4 ? 1 : -1];
int both[sizeof (enum both) == 8 ? 1 : -1], wide[sizeof (enum wide) == 8 ? 1 : -1];
int positive[sizeof (enum positive) == 8 ? 1 : -1], low[sizeof (enum low) == 4 ? 1 : -1];
int lower[sizeof (enum lower) == 8 ? 1 : -1];
BEGIN
{
	trace((enum both)D < 0);
	trace((enum wide)F < 0);
	trace((enum lower)K < 0);
	trace((enum positive)-1 < 0);
	trace((enum both)E == 0x80000000);
	trace((enum wide)G == 0x1ffffffff);
}
