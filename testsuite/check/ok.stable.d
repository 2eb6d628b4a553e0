/* A stable probe is the kernel's probe of each of its sources, after the library's predicate. */
struct in { int v; };
typedef struct out { int o; } out_t;
translator out_t < struct in *I > { o = I->v + 1; };
provider made {
	probe two__words(struct in *i, int n) : (out_t *i, int n, struct in *i);
	probe plain();
};
fbt::g:entry
/arg0 != 0/
{
	fire("made:::two-words", (struct in *)arg0, 7);
	fire("made:::plain");
}
syscall::read:entry { fire("made:::two-words", (struct in *)args[1], args[0]); }
made:::two-words /arg1 > 3/ { trace(args[0]->o); trace(args[1]); trace(args[2]->v); }
made:::plain { trace(probename); }
