/* strcmp() and strncmp() want strings, the latter a number after them. */
BEGIN { strncmp("a", 5, "x"); strcmp(curthread, "a"); }
