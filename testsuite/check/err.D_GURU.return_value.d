/* Refused: return with a value takes option guru. */
fbt:gives:int:entry { return 1; }
