/* Refused: 'self' is not a value: name a variable as self->name. */
BEGIN { trace(self); }
