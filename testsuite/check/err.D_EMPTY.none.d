/* Refused: there is no probe clause in the program. */
int x;
