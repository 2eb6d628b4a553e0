/* Refused: automata that are too large, and what would make them so. */
BEGIN { trace(execname =~ "a.{16}$"); }
BEGIN { trace(execname =~ "a.{30}$"); }
BEGIN { trace(execname =~ "((a{255}){255}){255}"); }
BEGIN { trace(execname =~ "ab{256}"); }
