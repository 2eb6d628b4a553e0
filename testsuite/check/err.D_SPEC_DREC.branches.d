/* What may follow speculate() is decided by what goes before it on the same way, or on any way to it. */
BEGIN { if (cpu) { trace(1); } else { speculate(1); trace(2); } }
BEGIN { if (cpu) speculate(1); else { speculate(2); } trace(3); }
BEGIN { if (cpu) { if (pid) trace(1); } speculate(1); }
BEGIN { if (cpu) speculate(1); exit(0); }
BEGIN { if (cpu) commit(1); else { speculate(1); } speculate(2); }
BEGIN { if (cpu) { speculate(1); @ = count(); } else @ = count(); }
