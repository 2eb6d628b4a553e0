/* Refused: no such stability. */
#pragma D attributes Firm/Stable/Common x
BEGIN { }
