/* Refused: #error: no good. */
#pragma error no good
BEGIN { }
