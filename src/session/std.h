/*
 * std.h: the library files that are written in the language (src/std), as text inside the program.
 *
 * The build turns the .mg files into the two arrays below (scripts/embed.sh); `import nn` finds its
 * text here, so that an installed program needs no file beside it.
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
