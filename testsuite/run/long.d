/*
 * A script of many clauses is compiled in two parts: variables, macros and kernel symbols are common to them.
 * build: 1 no
 * args: 5 yes
 */
#pragma D option quiet

int s[int];
string said;

BEGIN { n = $1; said = $$2; banner = &`linux_banner; version = (char)`linux_banner[0]; }
BEGIN { n++; s[n] = n * $1; } BEGIN { n++; s[n] = n * $1; } BEGIN { n++; s[n] = n * $1; }
BEGIN { n++; s[n] = n * $1; } BEGIN { n++; s[n] = n * $1; } BEGIN { n++; s[n] = n * $1; }
BEGIN { n++; s[n] = n * $1; } BEGIN { n++; s[n] = n * $1; } BEGIN { n++; s[n] = n * $1; }
BEGIN { n++; s[n] = n * $1; } BEGIN { n++; s[n] = n * $1; } BEGIN { n++; s[n] = n * $1; }
BEGIN { n++; s[n] = n * $1; } BEGIN { n++; s[n] = n * $1; } BEGIN { n++; s[n] = n * $1; }
BEGIN { n++; s[n] = n * $1; } BEGIN { n++; s[n] = n * $1; } BEGIN { n++; s[n] = n * $1; }
BEGIN { n++; s[n] = n * $1; } BEGIN { n++; s[n] = n * $1; } BEGIN { n++; s[n] = n * $1; }
BEGIN { n++; s[n] = n * $1; } BEGIN { n++; s[n] = n * $1; } BEGIN { n++; s[n] = n * $1; }
BEGIN { n++; s[n] = n * $1; } BEGIN { n++; s[n] = n * $1; } BEGIN { n++; s[n] = n * $1; }
BEGIN { n++; s[n] = n * $1; } BEGIN { n++; s[n] = n * $1; } BEGIN { n++; s[n] = n * $1; }
BEGIN { n++; s[n] = n * $1; } BEGIN { n++; s[n] = n * $1; } BEGIN { n++; s[n] = n * $1; }
BEGIN { n++; s[n] = n * $1; } BEGIN { n++; s[n] = n * $1; } BEGIN { n++; s[n] = n * $1; }
BEGIN { n++; s[n] = n * $1; } BEGIN { n++; s[n] = n * $1; } BEGIN { n++; s[n] = n * $1; }
BEGIN { n++; s[n] = n * $1; } BEGIN { n++; s[n] = n * $1; } BEGIN { n++; s[n] = n * $1; }
BEGIN { n++; s[n] = n * $1; } BEGIN { n++; s[n] = n * $1; } BEGIN { n++; s[n] = n * $1; }
BEGIN { n++; s[n] = n * $1; } BEGIN { n++; s[n] = n * $1; } BEGIN { n++; s[n] = n * $1; }
BEGIN { n++; s[n] = n * $1; } BEGIN { n++; s[n] = n * $1; } BEGIN { n++; s[n] = n * $1; }
BEGIN { n++; s[n] = n * $1; } BEGIN { n++; s[n] = n * $1; } BEGIN { n++; s[n] = n * $1; }
BEGIN { printf("%d %d %s\n", n, s[n], said); said = strjoin(said, "!"); exit(0); }
END { s[n] = 0; n--; } END { s[n] = 0; n--; } END { s[n] = 0; n--; } END { s[n] = 0; n--; }
END { s[n] = 0; n--; } END { s[n] = 0; n--; } END { s[n] = 0; n--; } END { s[n] = 0; n--; }
END { s[n] = 0; n--; } END { s[n] = 0; n--; } END { s[n] = 0; n--; } END { s[n] = 0; n--; }
END { s[n] = 0; n--; } END { s[n] = 0; n--; } END { s[n] = 0; n--; } END { s[n] = 0; n--; }
END { s[n] = 0; n--; } END { s[n] = 0; n--; } END { s[n] = 0; n--; } END { s[n] = 0; n--; }
END { s[n] = 0; n--; } END { s[n] = 0; n--; } END { s[n] = 0; n--; } END { s[n] = 0; n--; }
END { s[n] = 0; n--; } END { s[n] = 0; n--; } END { s[n] = 0; n--; } END { s[n] = 0; n--; }
END { s[n] = 0; n--; } END { s[n] = 0; n--; } END { s[n] = 0; n--; } END { s[n] = 0; n--; }
END { s[n] = 0; n--; } END { s[n] = 0; n--; } END { s[n] = 0; n--; } END { s[n] = 0; n--; }
END { s[n] = 0; n--; } END { s[n] = 0; n--; } END { s[n] = 0; n--; } END { s[n] = 0; n--; }
END { s[n] = 0; n--; } END { s[n] = 0; n--; } END { s[n] = 0; n--; } END { s[n] = 0; n--; }
END { printf("%d %d %s\n", n, s[n], said); }
END { printf("%d %d\n", s[n + 1], &`linux_banner == banner && (char)`linux_banner[0] == version); }
