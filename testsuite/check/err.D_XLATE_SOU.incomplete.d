/* Refused: a translator to a struct whose members are not known. */
translator struct nosuch < int i > { a = i; };
BEGIN { trace((xlate <struct nosuch> (pid)).a); }
