/* Refused: 'pid_t' is not an array and cannot be subscripted. */
BEGIN { trace(pid[1]); }
