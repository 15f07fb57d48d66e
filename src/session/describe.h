/*
 * describe.h: help on the names of the libraries (src/std), imported or not.
 *
 * A library's text is its own manual: the comment above a function or module describes it.
 */
#ifndef SESSION_DESCRIBE_H
#define SESSION_DESCRIBE_H

#include "base/part.h"
#include "session/session_internal.h"

typedef struct StdName {
    const char *library;
    Part name;
    Part signature; /* begins with the name */
    Part comment;   /* the lines above it, each with its '#'; may be empty */
} StdName;

/* Finds the next name that programs may use. Begin with {0}; false after the last. */
typedef struct StdNames {
    size_t file;
    const char *at; /* NULL: at the start of the file */
} StdNames;
bool describe_next(StdNames *names, StdName *found);
/* Finds a name that programs may use. */
bool describe_find(Part name, StdName *found);

/* VmHooks.explain: appends the help for an unknown name that can be imported, or that a library
   defines. False if there is none. */
bool describe_unknown(void *session, const char *name, Buf *help);
/* Appends the help on a name. False if no library has it. The function for VmHooks.describe. */
bool describe_name(void *session, const char *name, Buf *out);

#endif
