/* text.h: numbers in text. */
#ifndef LIB_CORE_TEXT_H
#define LIB_CORE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

/* Reads a number as Python's float() does: with blanks and a sign around it, also nan, inf and
   infinity in any case. Does not know Python's underscores. False if the text is not a number. */
bool text_read_number(const char *text, size_t size, double *value);

#endif
