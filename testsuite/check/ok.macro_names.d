/* Sections 6 and 8: an argument that is a name stands for it, also where that makes a variable. Arguments: calls seen */
BEGIN { $1 = 3; $2[pid] = calls; }
BEGIN /$1 == 3/ { $1++; trace(calls); trace(seen[pid]); }
