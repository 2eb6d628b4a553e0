/* A macro argument that is a string is a literal, as a format, too. Arguments: hello:%d %@d */
BEGIN { @a[pid] = count(); printf($$1, pid); printa($2, @a); }
