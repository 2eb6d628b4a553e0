/* Refused: an enumerator is not a kernel symbol. */
enum e { vmlinux`A };
BEGIN { }
