/*
 * inet_ntoa6(): an address that holds an IPv4 address is that one, with two colons in front if they are asked for
 * (Subroutines, "inet_ntoa6").
 */
#pragma D option quiet
BEGIN
{
	this->a = (struct in6_addr *)alloca(16);
	this->b = (uint8_t *)this->a;
	printf("%s %s\n", inet_ntoa6(this->a), inet_ntoa6(this->a, 1));
	this->b[15] = 1;
	printf("%s %s\n", inet_ntoa6(this->a), inet_ntoa6(this->a, 1));
	this->b[12] = 10;
	printf("%s %s\n", inet_ntoa6(this->a), inet_ntoa6(this->a, 1));
	this->b[10] = this->b[11] = 255;
	printf("%s %s %s\n", inet_ntoa6(this->a), inet_ntoa6(this->a, 0), inet_ntoa6(this->a, 1));
	this->b[0] = 254;
	this->b[1] = 128;
	printf("%s %s\n", inet_ntoa6(this->a), inet_ntoa6(this->a, 1));
	exit(0);
}
