/* Refused: a clause whose probes have no typed arguments, once. */
BEGIN { trace(args[0]); self->x = args[1]; trace(self->x); }
END { x = args[0]; trace(x); }
