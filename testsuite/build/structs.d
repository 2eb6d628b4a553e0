/* Sections 5 and 6: structs, unions, enums and bit-fields in D variables of every class. */

struct s { int a; char b; long c; char d[8]; short e[3]; }; struct s g; struct s arr[int]; this
	struct s l; self struct s t; BEGIN { g.a = 1; g.b = 2; g.c = -3; g.d[1] = 'x'; g.e[2] = 9;
	this->l.a = g.a++; this->l.c += 5; self->t.a = 4; self->t.e[1]++; arr[3].a = 5;
	arr[3].e[1] -= 1; arr[4] = arr[3]; g = arr[4]; self->t = g; this->l = self->t; trace(g.a +
	this->l.a + self->t.e[1] + arr[4].a); trace(g); trace(arr[3]); trace(self->t);
	trace(this->l); print(g); print(arr[3]); trace(g.d); }

BEGIN { x = (uint32_t *)alloca(4); *x = 0x0100007f; trace(inet_ntoa(x)); trace(inet_ntop(2, x)); y
	= (struct in6_addr *)alloca(16); trace(inet_ntoa6(y)); trace(inet_ntop(10, y));
	trace(rand()); trace(progenyof(1)); trace(htons(1)); trace(htonl(2)); trace(htonll(3));
	trace(ntohs(1)); trace(ntohl(1)); trace(ntohll(1)); }

BEGIN { trace((int8_t)arg0); trace((uint8_t)arg0); trace((int16_t)arg1); trace((uint16_t)arg1);
	trace((int)arg2); trace((unsigned)arg2); trace((void *)arg3); trace((char *)arg3 + 1);
	trace((_Bool)arg4); trace((int)(char)arg0 + (unsigned char)arg1); x = (enum pid_type)arg0;
	trace(x); }
