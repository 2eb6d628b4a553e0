/* A constant array has its values where it is declared; they say how many it has, if nothing else does. */
enum { A = 3 };
const int t[] = { 1, -2, A * 2, sizeof (int), };
const string names[] = { "a", "b\"\\", "" };
const uint8_t flags[4] = { 255, 256 }, more[] = { 'x' };
typedef _Bool boolean;
const boolean yes[2] = { 5, 0 };
int plain[2];
BEGIN
{
	i = 1;
	trace(t[1] + t[i]);
	trace(names[i]);
	trace(sizeof (t));
	trace(flags[3] + more[0]);
	plain[1] = yes[0];
	const int local = 3;
}
