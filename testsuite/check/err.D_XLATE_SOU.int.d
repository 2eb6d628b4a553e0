/* Refused: a translator makes a struct or union, not 'int'. */
translator int < int x > { a = x; }; BEGIN { }
