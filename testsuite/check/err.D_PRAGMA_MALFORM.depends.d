/* Refused: nothing can depend on these, or no name follows. */
#pragma D depends_on kernel vmlinux
#pragma D depends_on module
#pragma D attributes Stable/Stable/Common provider test all
BEGIN { }
