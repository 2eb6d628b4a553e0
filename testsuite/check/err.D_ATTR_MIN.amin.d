/* Names and descriptions that are less stable than option amin wants; others pass (Stability). */
#pragma D option amin=Evolving/Evolving/Common
#pragma D attributes Evolving/Stable/Common better
#pragma D attributes Unstable/Stable/Common worse
inline int better = curthread != NULL;
inline int worse = 1;
BEGIN { trace(pid); trace(better); }
BEGIN { trace(worse); }
BEGIN { trace(curthread); }
syscall::read:entry { trace(1); }
