/* Refused: macro argument $1 is not given. */
BEGIN { trace($1); }
