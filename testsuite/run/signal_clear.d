/*
 * A signal that is waited for is cleared without being handled (proc Provider: signal-clear, whose args[0] is
 * the signal).
 * run: -c awaited
 */
#pragma D option quiet
proc:::signal-send /pid == $target/ { printf("send %d\n", args[2] == SIGUSR2); }
proc:::signal-clear /pid == $target/ { printf("clear %d\n", args[0] == SIGUSR2); }
proc:::signal-handle /pid == $target/ { printf("handle %d\n", args[0]); }
proc:::exit /pid == $target/ { printf("exit %d\n", args[0]); }
