/*
 * A clause whose only statement is speculate() records nothing else: committed, it prints the default row
 * (Speculative Tracing). So does the branch of an if, alone, and a call of a function that records nothing.
 * build: -x nspec=3
 */
void record(int n) { if (n) record(n - 1); else printf("by a function"); }
int none(int n) { return n; }
BEGIN { self->id = speculation(); other = speculation(); }
BEGIN { speculate(self->id); }
BEGIN { commit(self->id); }
BEGIN { if (other) { speculate(other); } else n++; }
BEGIN { if (!other) speculate(other); else { n++; } }
BEGIN { if (other) { speculate(other); printf("in a branch"); } else { speculate(self->id); } }
BEGIN { trace("before"); }
BEGIN { commit(other); }
BEGIN { third = speculation(); }
BEGIN { speculate(third); record(2); }
BEGIN { speculate(third); n = none(2); }
BEGIN { commit(third); }
tick-500ms { exit(0); }
