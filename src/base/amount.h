/*
 * amount.h: amounts in options: "100000", "512M", "2.5".
 *
 * All are positive. The functions return false, and the result is undefined, if the text is
 * anything else.
 */
#ifndef BASE_AMOUNT_H
#define BASE_AMOUNT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

bool amount_read_count(uint64_t *count, const char *text);
/* In bytes; the letters K, M and G multiply by 1024. */
bool amount_read_size(size_t *size, const char *text);
bool amount_read_seconds(double *seconds, const char *text);

#endif
