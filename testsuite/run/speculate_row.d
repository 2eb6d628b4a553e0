/*
 * A clause whose only statement is speculate() records nothing else: committed, it prints the default row
 * (Speculative Tracing).
 */
BEGIN { self->id = speculation(); }
BEGIN { speculate(self->id); }
BEGIN { commit(self->id); }
tick-500ms { exit(0); }
