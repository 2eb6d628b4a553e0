/* Refused: #pragma D option takes one word, name or name=value; a list of words may have blanks. */
#pragma D option
#pragma D option quiet flowindent
#pragma D option quiet = 1
#pragma D option bufsize=4m switchrate=10hz
#pragma D option "quiet"
#pragma D option setenv=A=one two
BEGIN { }
