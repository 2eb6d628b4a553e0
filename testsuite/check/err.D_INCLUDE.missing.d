/* Refused: files to include that are not there, and lines that name none. */
#include "nosuch.d"
#include <nosuch.d>
#include "/nosuch/file.d"
#include <linux/nosuch.h>
#include "."
#include nosuch
#include "one.d" two
#include <one.d
#include ""
#include
#define NAME <nosuch.d>
#include NAME
#if 0
#include "nosuch.d"
#endif
BEGIN { }
