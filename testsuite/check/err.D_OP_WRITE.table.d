/* A table keeps what it has. */
const int t[] = { 1, 2 };
const string s[] = { "a" };
BEGIN { t[0] = 1; }
BEGIN { t[1]++; t[1] += 2; }
BEGIN { (int[]){ 1 }[0] = 3; }
BEGIN { s[0] = "b"; s[0] += "b"; }
