/* Where the arguments of functions are: in a register or two, on the stack (among the first four words or after them), and
 * how wide ("x86-64 psABI", Parameter Passing). bool, char, struct pair, short, unsigned, 4 * long, int, struct pair, int. */
fbt:many:ways:entry { trace(args[0]); trace(args[1]); trace(args[2].b); trace(args[3]); trace(args[4]); trace(args[5]); }
fbt:many:ways:entry { trace(args[8]); trace(args[9]); trace(args[10].a); trace(args[10].b); trace(args[11]); }
fbt:many:ways:entry { trace(arg0); trace(arg1); trace(arg2); trace(arg3); trace(arg4); trace(arg5); }
fbt:many:ways:entry { trace(arg8); trace(arg9); }
/* The word of arg1 is another after a struct; of two that have the same, the row knows the width. */
fbt:many:after_pair*:entry { trace(arg1); }
fbt:many:after_*:entry { trace(arg1); }
