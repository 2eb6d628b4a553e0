/* Refused: values that other conversions print, which are named. */
BEGIN { printf("%lld", pid); }
BEGIN { printf("%-5hhx", pid); }
BEGIN { printf("%05X", execname); }
BEGIN { printf("%u", curthread); }
BEGIN { printf("%d", stack()); }
BEGIN { printf("%s", stack()); }
BEGIN { printf("%f", 1); }
