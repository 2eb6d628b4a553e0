/* Values where a variable is declared: of a constant array alone. */
int x = 5, y;
int a[2] = { 1, 2 };
self const int s[] = { 1 };
const int p[2] = 1;
