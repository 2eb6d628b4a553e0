/*
 * tick fires on one CPU at its interval; exit() lets its clause finish, later clauses of the same firing
 * are not run, END is (profile Provider; Actions, "exit").
 * status: 7
 */
#pragma D option quiet
tick-50ms { i++; }
tick-50ms /i == 3/ { exit(7); printf("i is %d\n", i); }
tick-50ms /i == 3/ { printf("not run\n"); }
END { printf("end\n"); }
