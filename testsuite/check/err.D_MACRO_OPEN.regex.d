/* Refused: a regular expression is an open argument. Arguments: --open-args */
BEGIN { trace(execname =~ $$1); }
