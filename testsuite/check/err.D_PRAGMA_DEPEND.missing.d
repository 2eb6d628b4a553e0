/* Refused: a program depends on what is not there. */
#pragma D depends_on provider nosuch
#pragma D depends_on module nosuch
#pragma D depends_on library nosuch.d
#pragma D depends_on provider fbt
#pragma D depends_on module vmlinux
BEGIN { }
