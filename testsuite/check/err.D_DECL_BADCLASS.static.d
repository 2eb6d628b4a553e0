/* Refused: static, auto and register have no meaning in D. */
static int x; BEGIN { }
