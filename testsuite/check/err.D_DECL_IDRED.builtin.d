/* Refused: 'pid' is already a built-in name. */
int pid; BEGIN { }
