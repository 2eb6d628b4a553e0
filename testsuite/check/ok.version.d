/* A name that the version asked for does not have is free for the program. */
#pragma D option version=1.0
BEGIN { ucaller = 1; index = 2; self->json = 3; trace(ucaller + index); }
