/* Refused: 'v' cannot have the type 'void'. */
BEGIN { void v; }
