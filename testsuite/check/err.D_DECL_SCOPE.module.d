/* Refused: a name with a scope cannot be declared. */
int foo`x; BEGIN { }
struct vmlinux`s { int a; };
enum vmlinux`e { A };
struct t { int vmlinux`a; };
inline int vmlinux`g = 1;
