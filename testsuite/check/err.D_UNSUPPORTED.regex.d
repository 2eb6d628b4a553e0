/* Refused: what is beyond extended regular expressions, or needs more than an automaton. */
BEGIN { trace(execname =~ "(a)\\1"); }
BEGIN { trace(execname =~ "[[.a.]]"); }
BEGIN { trace(execname =~ "x[[=a=]]"); }
BEGIN { trace(execname =~ "\\<a"); }
BEGIN { trace(execname =~ "\\w"); }
