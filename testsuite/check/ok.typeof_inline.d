/* A program that has something of the name typeof calls it. */
inline int typeof[int a] = a;
BEGIN { trace(typeof(3)); trace(typeof[4]); }
