/*
 * An integer is translated by the translator of its type, else by one that loses nothing: of the
 * same signedness, then signed and wider; else by that of the widest type (Translators).
 */
struct t { int v; };
translator struct t < uint8_t a > { v = 1; };
translator struct t < long b > { v = 2; };
translator struct t < unsigned c > { v = 3; };
translator struct t < short d > { v = 4; };
struct u { int v; };
translator struct u < char a > { v = 5; };
translator struct u < uint16_t b > { v = 6; };
BEGIN
{
	trace((xlate <struct t> (300000)).v);
	trace((xlate <struct t> ((uint16_t)1)).v);
	trace((xlate <struct t> ((char)1)).v);
	trace((xlate <struct t> ((unsigned)1)).v);
	trace((xlate <struct t> ((uint64_t)1)).v);
	trace((xlate <struct u> (300000)).v);
	trace((xlate <struct u> ((uint8_t)1)).v);
}
