/* Refused: what is matched is a string. */
BEGIN { trace(pid =~ "1"); }
BEGIN { trace(NULL !~ "1"); }
