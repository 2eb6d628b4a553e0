/* Refused: the translator belongs to a later version. */
#pragma D option version=1.2
struct out { int a; };
#pragma D binding "1.2" translator
translator struct out < int *p > { a = *p; };
#pragma D binding "1.3" translator
translator struct out < long *p > { a = *p; };
BEGIN { trace(xlate < struct out > ((int *)0).a); }
BEGIN { trace(xlate < struct out > ((long *)0).a); }
