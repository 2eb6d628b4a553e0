/* Refused: a macro is named as it is written, and a variable as in bpftrace or a shell. */
BEGIN { trace($$2); }
BEGIN { $x = 1; }
