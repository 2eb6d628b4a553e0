/* Refused: values that C would not assign to what the function returns, and what leads out of the kernel's memory. */
#pragma D option guru
fbt:gives:int:entry { return "EACCES"; }
fbt:gives:int:return { return (int *)0; }
fbt:gives:int?\*:entry { return -13; }
fbt:gives:int?\*:entry { return (char *)0xffff888000001000; }
fbt:gives:int?\*:entry { this->p = (int *)alloca(8); return this->p; }
