/* Refused: the program itself has no struct task. */
BEGIN { trace((struct D`task *)0); }
