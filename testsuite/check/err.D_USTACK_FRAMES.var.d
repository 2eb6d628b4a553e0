/* Refused: the number of frames must be an integer constant. */
BEGIN { ustack(pid); }
