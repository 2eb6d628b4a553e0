/* Refused: options of the command line, which a program comes too late for (Options and Tunables). */
#pragma D option ldpath=/x
#pragma D option modpath=/x
#pragma D option libdir=/x
#pragma D option define=A=1
#pragma D option incdir=/x
#pragma D option evaltime=exec
BEGIN { }
