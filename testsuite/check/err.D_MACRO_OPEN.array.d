/* Refused: an open argument where a constant is needed, however it takes part. Arguments: --open-args */
BEGIN { stack($1 + 2); }
