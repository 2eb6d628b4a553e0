/* Refused: an action may only depend on a constant here; elsewhere it is void. */
BEGIN { pid > 3 ? trace(1) : trace(2); }
