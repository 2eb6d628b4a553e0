/* Refused: a type that is not known, once. */
BEGIN { trace((nosuch_t)1); trace((nosuch_t *)2); trace(sizeof (nosuch_t)); }
BEGIN { x = (other_t *)3; trace(x->a); y = (other_t *)x; }
