/* sprintf() has the conversions whose text the kernel side can make; a format is checked as that of printf() is. */
BEGIN { trace(sprintf("%d %k", 1, stack())); }
BEGIN { trace(sprintf("%Y", walltimestamp)); }
BEGIN { trace(sprintf("%'d", 1)); }
BEGIN { trace(sprintf("%ls", "a")); }
BEGIN { trace(sprintf("%S", "a")); }
BEGIN { trace(sprintf("%@d", 1)); }
BEGIN { trace(sprintf("%v", 1)); }
BEGIN { trace(sprintf("%*4*d", 1, 2, 3)); }
