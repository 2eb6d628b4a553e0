/* Refused: the type 'foo_t' is already defined as 'int'. */
typedef int foo_t; typedef string foo_t; BEGIN { }
