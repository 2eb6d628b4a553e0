/*
 * Not quiet: a header, "%3s %6s %32s", then for each clause that has no statement, or records data, CPU,
 * probe id and function:name, "%3d %6d %32s ". BEGIN, END and ERROR are the probes 1, 2 and 3. A clause
 * that only assigns prints nothing.
 */
BEGIN {}
BEGIN { x = 1; }
BEGIN { trace("text"); }
BEGIN { printf("a line\n"); }
BEGIN { exit(0); }
END {}
