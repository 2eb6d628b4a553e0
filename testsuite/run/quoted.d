/*
 * A string argument is without the double quotes around it, and its escapes are read (Macro
 * Arguments); $$1 keeps the quotes. What the module was built with stays where none is given.
 * build: '"n\x73t"' 'a\tb'
 */
#pragma D option quiet
BEGIN { printf("[%s] [%s]\n", $1, $$1); }
BEGIN /$1 == "nst"/ { printf("nst %d\n", strlen($$1)); }
BEGIN { printf("[%s]\n", $2); exit(0); }
