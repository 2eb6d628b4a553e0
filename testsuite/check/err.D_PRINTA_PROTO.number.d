/* Refused: the first argument of printa() must be a format or an aggregation. */
BEGIN { @a = count(); printa(1, @a); }
