/* Section 1: if and else, with actions inside. */
int x;
BEGIN { if (x > 3) { trace(x); y = 1; } else if (x) { @z = count(); } else x = 2; }
BEGIN { if (1) trace(1); else trace(2); }
