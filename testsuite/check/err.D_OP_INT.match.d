/* Refused: =~ before anything but a string's literal is an assignment of ~; the hint says what was meant. */
string s;
BEGIN { x = s =~ execname; }
BEGIN { s =~ ("a"); }
