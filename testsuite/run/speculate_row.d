/*
 * A clause whose only statement is speculate() records nothing else: committed, it prints the default row
 * (Speculative Tracing). So does the branch of an if, alone.
 * build: -x nspec=2
 */
BEGIN { self->id = speculation(); other = speculation(); }
BEGIN { speculate(self->id); }
BEGIN { commit(self->id); }
BEGIN { if (other) { speculate(other); } else n++; }
BEGIN { if (!other) speculate(other); else { n++; } }
BEGIN { if (other) { speculate(other); printf("in a branch"); } else { speculate(self->id); } }
BEGIN { trace("before"); }
BEGIN { commit(other); }
tick-500ms { exit(0); }
