/* Refused: nothing is aggregated in '@nothing' before this. */
BEGIN { trunc(@nothing); }
