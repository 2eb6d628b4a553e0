/* More than a hundred clauses, which are compiled in two parts, however they are divided among the handlers. */

/* The last handler has nearly all. */
BEGIN { n = 0; }
END { n++; } END { n++; } END { n++; } END { n++; } END { n++; }
END { n++; } END { n++; } END { n++; } END { n++; } END { n++; }
END { n++; } END { n++; } END { n++; } END { n++; } END { n++; }
END { n++; } END { n++; } END { n++; } END { n++; } END { n++; }
END { n++; } END { n++; } END { n++; } END { n++; } END { n++; }
END { n++; } END { n++; } END { n++; } END { n++; } END { n++; }
END { n++; } END { n++; } END { n++; } END { n++; } END { n++; }
END { n++; } END { n++; } END { n++; } END { n++; } END { n++; }
END { n++; } END { n++; } END { n++; } END { n++; } END { n++; }
END { n++; } END { n++; } END { n++; } END { n++; } END { n++; }
END { n++; } END { n++; } END { n++; } END { n++; } END { n++; }
END { n++; } END { n++; } END { n++; } END { n++; } END { n++; }
END { n++; } END { n++; } END { n++; } END { n++; } END { n++; }
END { n++; } END { n++; } END { n++; } END { n++; } END { n++; }
END { n++; } END { n++; } END { n++; } END { n++; } END { n++; }
END { n++; } END { n++; } END { n++; } END { n++; } END { n++; }
END { n++; } END { n++; } END { n++; } END { n++; } END { n++; }
END { n++; } END { n++; } END { n++; } END { n++; } END { n++; }
END { n++; } END { n++; } END { n++; } END { n++; } END { n++; }
END { n++; } END { n++; } END { n++; } END { n++; } END { n++; }
END { n++; } END { n++; } END { n++; } END { n++; } END { n++; }

/* The first one has. */
BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; }
BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; }
BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; }
BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; }
BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; }
BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; }
BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; }
BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; }
BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; }
BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; }
BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; }
BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; }
BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; }
BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; }
BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; }
BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; }
BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; }
BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; }
BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; }
BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; }
BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; }
END { n = 0; }

/* There is no other. */
BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; }
BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; }
BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; }
BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; }
BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; }
BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; }
BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; }
BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; }
BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; }
BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; }
BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; }
BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; }
BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; }
BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; }
BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; }
BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; }
BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; }
BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; }
BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; }
BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; }
BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; } BEGIN { n++; }
