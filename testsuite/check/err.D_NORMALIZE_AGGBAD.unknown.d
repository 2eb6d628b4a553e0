/* Refused: nothing is aggregated in '@nothing' before this. */
BEGIN { normalize(@nothing, 2); }
