/* Refused: an enumerator is no kernel symbol. */
enum e { vmlinux`A };
BEGIN { }
