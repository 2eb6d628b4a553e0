/* Refused: a name with a backquote is a symbol of the kernel, and declared there. */
extern int `x;
extern int vmlinux`y;
BEGIN { }
