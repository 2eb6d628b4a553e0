/* Refused: arguments of wrong types; wrong values have tags of their own. */
BEGIN { stack("x"); }
BEGIN { stack(pid); }
BEGIN { ustack("x"); }
BEGIN { ustack(1, "x"); }
BEGIN { jstack(0); }
BEGIN { printf(1); }
BEGIN { printf(execname); }
BEGIN { trace(args["a"]); }
BEGIN { trace(uregs["a"]); }
BEGIN { trace(uregs[99]); }
