/*
 * limits.h: how far a program may go, beside the limits on memory, nodes and time that the command
 * line sets. `set` shows them.
 */
#ifndef SOURCE_LIMITS_H
#define SOURCE_LIMITS_H

enum {
    LIMIT_CALLS = 10000,  /* calls inside calls */
    LIMIT_NESTING = 200,  /* brackets and blocks inside each other, in a program's text */
    LIMIT_COMPARED = 100, /* lists inside lists that are compared */
    LIMIT_SHOWN = 50,     /* lists inside lists whose text is wanted: below, it is [...] */
    LIMIT_LIST = 1 << 28, /* elements of a list */
    LIMIT_TEXT = 1 << 28, /* bytes of a string */
};

#endif
