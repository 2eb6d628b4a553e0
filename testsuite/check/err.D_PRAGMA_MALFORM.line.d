/* Refused: a place is a number and a file. */
#line here
# 12 there
BEGIN { }
