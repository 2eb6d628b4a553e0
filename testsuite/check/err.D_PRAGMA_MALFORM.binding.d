/* Refused: no version. */
#pragma D binding "one" x
BEGIN { }
