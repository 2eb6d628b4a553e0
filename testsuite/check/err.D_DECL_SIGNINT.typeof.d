/* A typeof is a whole type, and takes no other words. */
BEGIN { unsigned typeof(pid) x; }
BEGIN { typeof(pid) int x; }
