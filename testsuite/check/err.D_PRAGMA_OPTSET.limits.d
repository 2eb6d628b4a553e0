/* Refused: values beyond an option's limits, each by its own pragma. */
#pragma D option bufsize=0
#pragma D option aggsize=0
#pragma D option strsize=0
#pragma D option strsize=1m
#pragma D option stackframes=0
#pragma D option ustackframes=1025
#pragma D option nspec=1025
#pragma D option switchrate=1.5hz
#pragma D option stackframes=1024
BEGIN { }
