/* For options at load. */
BEGIN { @["a"] = sum(1); @["b"] = sum(2); exit(0); }
