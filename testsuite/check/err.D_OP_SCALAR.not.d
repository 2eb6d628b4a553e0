/* Refused: operator ! needs a scalar, not 'string'. */
BEGIN { trace(!"a"); }
