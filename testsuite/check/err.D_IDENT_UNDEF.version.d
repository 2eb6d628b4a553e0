/* Refused: what is newer than the version asked for does not exist. */
#pragma D option version=1.0
#pragma D binding "1.0" old
inline int old = 1;
inline int new = 1;
#pragma D binding "1.4" new
BEGIN { trace(old); trace(ucaller); trace(new); trace(index("a", "b")); @ = stddev(1); }
