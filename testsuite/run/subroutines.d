/*
 * Subroutines by the words of the reference: byte order, addresses as text, json(), bases, Perl's rules for
 * index() and rindex(), pieces of strings, and how long strtok() remembers (Subroutines).
 */
#pragma D option quiet
BEGIN
{
	printf("%d %d\n", getmajor(8 << 20 | 3), getminor(8 << 20 | 3));
	printf("%x %x %x\n", htons(0x1234), htonl(0x12345678), htonll(0x1234));
	printf("%x %x %x\n", ntohs(0x1234), ntohl(0x12345678), ntohll(0x1234));
	printf("%s %s\n", tolower("AbC1"), toupper("AbC1"));
	printf("%s %s %s %s\n", lltostr(-5), lltostr(255, 16), lltostr(8, 8), lltostr(5, 2));
	printf("%s %s %s\n", lltostr(-1, 16), lltostr(0, 16), lltostr(35, 36));
	printf("%d %d %d %d\n", strtoll("12x"), strtoll("-5"), strtoll("0x1f", 16), strtoll("z", 36));
}
BEGIN
{
	this->v4 = (uint8_t *)alloca(4);
	this->v4[0] = 192; this->v4[1] = 168; this->v4[2] = 1; this->v4[3] = 20;
	printf("%s %s\n", inet_ntoa(this->v4), inet_ntop(2, this->v4));
	this->v6 = (uint8_t *)alloca(16);
	this->v6[0] = 0x20; this->v6[1] = 1; this->v6[2] = 0xd; this->v6[3] = 0xb8; this->v6[15] = 1;
	printf("%s %s\n", inet_ntoa6((struct in6_addr *)this->v6), inet_ntop(10, this->v6));
	printf("%s\n", inet_ntoa6((struct in6_addr *)this->v6, 1));
	this->both = (uint8_t *)alloca(16);
	this->both[10] = 0xff; this->both[11] = 0xff; this->both[12] = 10; this->both[15] = 7;
	printf("%s\n", inet_ntoa6((struct in6_addr *)this->both));
	this->mac = (uint8_t *)alloca(6);
	this->mac[0] = 0xaa; this->mac[1] = 0xbb; this->mac[2] = 0xcc; this->mac[3] = 0xdd; this->mac[4] = 0xee;
	this->mac[5] = 0x1f;
	printf("%s\n", link_ntop(1, this->mac));
}
BEGIN
{
	this->doc = "{\"a\": {\"b\": [1, {\"c\":\"x\"}, true, null]}, \"d\": -2.5}";
	printf("%s %s %s\n", json(this->doc, "a.b[0]"), json(this->doc, "a.b[1].c"), json(this->doc, "a.b[2]"));
	printf("%s %s %d\n", json(this->doc, "a.b[1]"), json(this->doc, "d"), json(this->doc, "e") == NULL);
}
BEGIN
{
	printf("%d %d %d %d\n", index("abc", "b", -5), index("abc", "b", 5), index("abc", "", 7), index("", ""));
	printf("%d %d\n", index("abcabc", "c", 3), index("abc", "x"));
	printf("%d %d %d %d\n", rindex("abcabc", "b", 9), rindex("abc", "b", -1), rindex("abc", "", -1),
	       rindex("abcabc", "b", 3));
	printf("%s|%s|%s|%s\n", substr("abcde", -2), substr("abcde", 1, -1), substr("abcde", 9),
	       substr("abcde", -7, 4));
	printf("%s %s %s %s\n", dirname("/a"), dirname("///"), dirname("a/b/"), dirname(""));
	printf("%s %s %s\n", basename("a/b/"), basename(""), basename("///"));
	printf("%s\n", cleanpath("/a/./b//../c"));
	printf("%s %d\n", strstr("abc", ""), strstr("abc", "x") == NULL);
}
BEGIN { printf("%s\n", strtok("::a:b:c", ":")); }
BEGIN { printf("%s\n", strtok(NULL, ":")); exit(0); }
END { printf("%d\n", strtok(NULL, ":") == NULL); }
