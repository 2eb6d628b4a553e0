/* Refused: probe description :::nothing does not match any probes. */
nothing { trace(1); }
