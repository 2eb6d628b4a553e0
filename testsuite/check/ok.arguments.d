/* Sections 7 and 14: args[] by the probes' types, argN of event records, several descriptions. */
syscall::read:entry { trace(args[0]); trace(args[2]); trace(arg9); printf("%s", copyinstr((uintptr_t)args[1])); }
sdt:::wake { trace(args[0]); trace(args[1]); trace(args[2]); trace(arg1); trace(arg7); }
fbt::f:entry, fbt::g:entry { print(args[0]); }
sdt:::wake { @ = count(); }
BEGIN, BEGIN, tick-1s { trace(probename); }
