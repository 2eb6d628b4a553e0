/* Refused: conditions that are no expression, and lines of conditions where none is open. */
#if 1 +
#endif
#if "a"
#endif
#if (1
#endif
#if 1 / 0
#endif
#if 0 && 1 / 0
#elif 1 2
#endif
#if
#endif
#ifdef A B
#endif
#if defined(
#endif
#if 99999999999999999999
#endif
#if 1 ? 2
#endif
#else
#elif 1
#endif
#if 1
#else
#else
#endif
BEGIN { }
#if 1
#ifndef NOSUCH
BEGIN { }
#endif
