/*
 * printf() prints its format; exit() ends tracing and gives dtaprun its status (Actions, "exit").
 * In quiet mode one newline follows at the end, nothing else.
 * status: 3
 */
#pragma D option quiet
BEGIN { printf("%d\n", 6*7); exit(3); }
