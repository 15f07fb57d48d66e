/*
 * std.h: the library files written in mg (src/std), embedded as text.
 *
 * The build makes the two variables below from the .mg files (scripts/embed.sh), so that an
 * installed program needs no library files.
 */
#ifndef SESSION_STD_H
#define SESSION_STD_H

#include <stddef.h>

typedef struct StdFile {
    const char *name; /* without .mg, as `import` names it */
    const char *text; /* a NUL follows the text */
    size_t size;      /* in bytes, without the NUL */
} StdFile;

extern const StdFile std_files[];
extern const size_t std_file_count;

#endif
