/*
 * agghist shows a bar beside each value, scaled to their sum or with aggzoom to the largest; aggpack a
 * distribution in a line, from one bucket before the first to one after the last of all keys. The characters
 * of five heights stand for shares of 0, 1/4, 2/4, 3/4 and 1 of a row's count, rounded.
 * run: -q -x agghist -x aggpack -x encoding=ascii
 */
BEGIN
{
	@c["zsh", 1] = sum(10);
	@c["a long name of a program", 22] = sum(30);
	printa(@c);
	setopt("aggzoom", "1");
	printa(@c);
	@n[1] = sum(-5);
	@n[2] = sum(10);
	printa(@n);
	setopt("aggzoom", "0");
	@q["one"] = quantize(4);
	@q["two"] = quantize(1);
	@q["two"] = quantize(1);
	@q["two"] = quantize(1);
	@q["two"] = quantize(16);
	printa(@q);
	@l = lquantize(5, 0, 10, 5);
	@l = lquantize(12, 0, 10, 5);
	printa(@l);
	setopt("agghist", "0");
	setopt("aggpack", "0");
	printa("%s %d %@d\n", @c);
	exit(0);
}
