/* Refused: the variable 'curcpu' is not supported yet. */
BEGIN { trace(curcpu->cpu_id); }
