/* What is wrong inside of a table's braces is all that is told of it. */
BEGIN { trace((int[]){ 1 2 }[0]); trace(1); }
BEGIN { trace((int[]){ }[0]); }
BEGIN { y = ; }
