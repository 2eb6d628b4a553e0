/* Refused: the value of an enumerator must be an integer constant. */
enum e { A = pid }; BEGIN { }
