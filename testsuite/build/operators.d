/* Section 4: operators on integers of every width, and when operands are evaluated. */

BEGIN { x = (int8_t)300; y = (uint8_t)-1; z = (int16_t)70000; w = (uint16_t)-1; v =
	(int32_t)5000000000; u = (uint32_t)-1; t = (int64_t)-1; s = (uint64_t)-1; trace(x + y + z
	+ w + v + u + t + s); }

BEGIN { i = 1; j = i++ && ++i; k = i-- || i++; l = i++ ^^ --i; m = !i; n = ~i; o = -i; p = +i;
	trace(j + k + l + m + n + o + p); }

BEGIN { i = 0; i++ && (j = i++) || (k = ++i) && (l = 4); trace(i); i == 3 ? (m = 1) : (m = 2);
	trace(m); }

BEGIN { trace(1 < 2); trace(-1 < 1U); trace((char)200 < 100); trace(1 << 3 >> 1); x = 5; trace(x
	<< x); trace(x >> x); trace((unsigned)x >> x); trace((char)x << 10); }

BEGIN { x = 10; y = 3; trace(x / y); trace(x % y); trace(-x / y); trace((uint32_t)x / y);
	trace((unsigned long)x % y); trace(x / 3); trace(x % -1); trace(x / -1); }

BEGIN /x++ < 3 && y-- == 0/ { x = 1; y = 2; z = x; }

BEGIN { x = 1; trace(x - -1); trace(x - (-x)); trace(- -x); trace(-(-5) - -x); trace(~~x);
	trace(!!x); trace(!-x); trace(-!x); trace(x + (x - (x + 1))); trace(x * (x + 2)); trace((x
	+ 2) * x); trace(x - (x - x)); trace(x / (x * 2)); trace((x & 1) == 0); trace(x & 1 == 0);
	trace(x | 1 ^ 3 & 2); trace((x < 2) == (x > 3)); trace(x < 2 < 3); trace(x << 1 << 2);
	trace(x << (1 << 2)); trace(-x * -x); trace((x ? 1 : 2) + 3); trace(x + (x ? 4 : 5));
	trace(!(x == 1)); trace(!(x && x)); trace((x, 3) + 1); }

BEGIN { x = (char)1; y = (short)2; z = (unsigned char)255; trace(x + z); trace(z + z);
	trace((unsigned char)(z + 1)); trace(x - z); trace(-z); trace(~z); trace(~x); trace(z <<
	4); trace((char)z); trace((char)z >> 1); trace(z > x); trace((char)z > x); trace(!z);
	trace(x ? z : y); trace((short)(x * 40000)); z *= z; trace(z); z += z; trace(z); x -= z;
	trace(x); y /= 3; y = -y; trace(y); z = ~z; trace(z); z <<= 3; z >>= 1; trace(z); }

BEGIN { x = 1; x <<= 65; trace(x << 100); trace(1 << 33); trace(1L << 33); trace(1 << -1); y =
	(short)1; y <<= 17; trace(y); trace(x >> 64); trace((char)-128 >> 9); z = (uint64_t)1;
	trace(1 << z); trace(z << (char)3); trace(z << (uint64_t)3); trace(x << (x << 1));
	trace((x << 1) << x); }
