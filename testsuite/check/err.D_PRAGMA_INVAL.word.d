/* Refused: 'nonsense' is not a directive of #pragma D. */
#pragma D nonsense
BEGIN { }
