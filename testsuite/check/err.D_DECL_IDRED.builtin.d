/* Refused: 'pid' is already a built-in name. */
int pid; BEGIN { }
int uregs; BEGIN { }
