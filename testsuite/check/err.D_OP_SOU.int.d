/* Refused: operator . needs a struct or union, not 'pid_t'. */
BEGIN { trace(pid.x); }
