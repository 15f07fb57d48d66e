/* chapters.h: the chapters of help, for topics that are larger than one builtin. */
#ifndef LIB_PROMPT_CHAPTERS_H
#define LIB_PROMPT_CHAPTERS_H

#include <stddef.h>

typedef struct Chapter {
    const char *name;
    const char *also;    /* other words that find it, separated by spaces */
    const char *text;    /* lines of at most 76 characters */
    const char *example; /* statements that run in a new session */
} Chapter;

extern const Chapter chapters[];
extern const size_t chapters_count;

#endif
