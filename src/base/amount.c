/* amount.c: amounts in options. */
#include "base/amount.h"

#include <ctype.h>
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Reads digits only; strtoull alone would also accept blanks and a sign. `*rest` follows them. */
static bool amount_read_digits(uint64_t *number, const char *text, char **rest)
{
    errno = 0;
    *number = strtoull(text, rest, 10);
    return isdigit((unsigned char)*text) && errno == 0 && *number > 0;
}

bool amount_read_count(uint64_t *count, const char *text)
{
    char *rest;
    return amount_read_digits(count, text, &rest) && *rest == '\0';
}

bool amount_read_size(size_t *size, const char *text)
{
    char *unit;
    uint64_t number;
    if (!amount_read_digits(&number, text, &unit))
        return false;
    unsigned shift = 0;
    if (*unit) {
        const char *found = strchr("KMG", toupper((unsigned char)*unit));
        if (!found || unit[1])
            return false;
        shift = 10 * (*found == 'K' ? 1 : *found == 'M' ? 2 : 3);
    }
    *size = (size_t)number << shift; /* overflow is tested below */
    return number <= SIZE_MAX >> shift;
}

bool amount_read_seconds(double *seconds, const char *text)
{
    char *rest;
    *seconds = strtod(text, &rest);
    return rest != text && *rest == '\0' && isfinite(*seconds) && *seconds > 0;
}
