/*
 * Takes arguments that it does not use; the one of tick is what it was when it was built.
 * build: -x argref 1 2
 */
BEGIN { exit(0); }
tick-$1day { }
