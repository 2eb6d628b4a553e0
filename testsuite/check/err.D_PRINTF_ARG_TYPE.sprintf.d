/* The arguments of sprintf() are checked as those of printf(), and are no symbols. */
BEGIN { trace(sprintf("%s", 1)); }
BEGIN { trace(sprintf("%d", "a")); }
BEGIN { trace(sprintf("%s", sym((uintptr_t)1))); }
BEGIN { trace(sprintf("%d")); }
BEGIN { trace(sprintf("%d", 1, 2)); }
BEGIN { trace(sprintf("%*d", "a", 2)); }
BEGIN { trace(sprintf()); }
BEGIN { trace(sprintf("")); }
BEGIN { trace(sprintf(execname)); }
