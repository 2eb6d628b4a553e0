/*
 * trace() prints by the size and sign of its argument: after a blank, in 10, 20, 5 and 3 columns (19
 * for signed 64-bit values), by the argument's own sign (Output Formatting, "trace").
 */
int i; uint32_t u; int64_t l; uint64_t ul; short s; unsigned short us; int8_t c; uint8_t uc;
BEGIN { i = -5; u = -5; l = -5; ul = -5; s = -5; us = -5; c = -5; uc = -5; }
BEGIN { trace(i); }
BEGIN { trace(u); }
BEGIN { trace(l); }
BEGIN { trace(ul); }
BEGIN { trace(s); }
BEGIN { trace(us); }
BEGIN { trace(c); }
BEGIN { trace(uc); }
BEGIN { trace(i); trace(s); }
BEGIN { exit(0); }
