/* A name that the version asked for does not have is free for the program. */
#pragma D option version=1.0
inline int usym = 4;
int strstr;
string print;
BEGIN { ucaller = 1; index = 2; self->json = 3; trace(ucaller + index); }
BEGIN { substr[usym] = 1; func = "f"; strstr++; trace(!strtok); strtok = 1; print = "p"; }
