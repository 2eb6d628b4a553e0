/*
 * Strings are bytes, whatever they are in UTF-8: formats, what system() runs, literals and keys (Formatted
 * output).  A NUL ends a format as it ends a string.
 * build: -w
 */
#pragma D option quiet
BEGIN
{
	printf("\xc0|\xff\xfe|\303\251|\xf4\x8f\xba\x80|%s|%d\n", "\xe9\x80", strlen("\xed\xa0\x80"));
	system("printf '\xc1%%s\\n' '%s'", "\xc2");
	@["\xc4"] = count();
	printa("\xc5 %s %@d\n", @);
	printf("cut\0 off\n");
	printf("\n%S\n", "\xc6");
	exit(0);
}
