/* Refused: return with a value is destructive and may not follow speculate(). */
#pragma D option guru
fbt:gives:int:entry { speculate(speculation()); return 1; }
