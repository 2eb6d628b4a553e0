/* Prints on and on, until nobody reads it. */
#pragma D option quiet
#pragma D option switchrate=20hz
BEGIN, tick-20ms { printf("line\n"); }
