/* Section 7: argN is an int64_t for any set of probes; event records have it where their fields are, functions
 * as wide as their parameter is. */
BEGIN, sdt:::, fbt::f:entry { x = arg0; }
sdt:signal:: { @ = sum(arg0); }
::: { trace(arg1); }
:::deliver /arg1 == 0/ { trace(arg0); }
