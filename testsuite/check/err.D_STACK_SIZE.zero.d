/* Refused: stack() takes 1 to 1024 frames. */
BEGIN { stack(0); }
