/* Refused: a format is an open argument. Arguments: --open-args */
BEGIN { printf($$1, 5); }
