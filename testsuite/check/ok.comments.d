/* A comment may also begin with two slashes and end with the line. */
int x; // a declaration
// nothing, with a " and a ' and /* inside
BEGIN, // one of two
END
/x == 1 // and
 && x != 2/ // the predicate's end
{
	x = 8 / 2; // "text"
	trace("// none"); // one
	x = 6 /* old */ / 2; //
}
// tick-1s { }
BEGIN /x//* none */ // none
{ x = 1; } // the end
