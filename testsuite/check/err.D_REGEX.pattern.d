/* Refused: patterns that are none, each with its place in the string, behind escapes, too. Arguments: x{ */
BEGIN { trace(execname =~ "a(b"); }
BEGIN { trace(execname !~ "\t\x41\101\\\\c[[:alfa:]]"); }
BEGIN { trace(execname =~ "a|*"); }
BEGIN { trace(execname !~ ("[z-a]")); }
BEGIN { trace(execname =~ $$1); }
BEGIN { trace(execname =~ "end\\"); }
BEGIN { trace(execname =~ "\
a)b"); }
