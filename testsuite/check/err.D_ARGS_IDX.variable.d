/* Refused: the subscript of args[] must be an integer constant. */
syscall::read:entry { x = 1; trace(args[x]); }
