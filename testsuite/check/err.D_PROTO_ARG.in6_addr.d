/* Refused: inet_ntoa6() of another address, and a second argument that is not a constant (Subroutines). */
struct in6_addr { uint8_t bytes[16]; };
BEGIN
{
	inet_ntoa6((char *)arg0);
	inet_ntoa6((uint8_t *)arg0);
	inet_ntoa6(arg0);
	inet_ntoa6((struct in6_addr *)arg0, arg1);
	inet_ntoa6((struct in6_addr *)arg0, 1 + 1);
	inet_ntoa6((void *)arg0);
}
