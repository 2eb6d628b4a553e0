/* Refused: 'self->x' is used before anything is assigned to it. */
BEGIN { trace(self->x); }
