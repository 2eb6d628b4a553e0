/* What has no type to declare something with, and mistakes inside of a typeof. */
typeof(stack()) x;
typeof(printf("x")) y;
typeof(@a) b;
typeof(args[0]) c;
BEGIN { typeof(nothing) x; }
typeof(pid);
