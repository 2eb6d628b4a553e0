/* Refused: pragmas for what nothing defines, and words that a pragma does not take. */
#pragma D attributes Stable/Stable/Common nothing
#pragma D binding "1.5" none
#pragma D attributes Stable/Stable/Common here too
inline int here = 1;
#pragma D binding "1.0" translator
BEGIN { }
