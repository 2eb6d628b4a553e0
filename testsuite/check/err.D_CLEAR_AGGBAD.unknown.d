/* Refused: nothing is aggregated in '@nothing' before this. */
BEGIN { clear(@nothing); }
