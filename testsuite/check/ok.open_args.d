/* An argument that is not given is an integer of 64 bits, or with two signs a string, wherever values may stand. Arguments: --open-args 7 */
BEGIN
/$2 > 0 && execname == $$3/
{
	trace($1);
	trace($2);
	trace(100 / $2);
	@[$$3] = sum($4);
	normalize(@, $2);
	exit($2);
}
