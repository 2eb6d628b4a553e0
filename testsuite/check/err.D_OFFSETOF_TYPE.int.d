/* Refused: offsetof needs a struct or union, not 'int'. */
BEGIN { trace(offsetof(int, a)); }
