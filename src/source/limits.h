/*
 * limits.h: fixed limits on programs. Those on memory, nodes and time are options of the command
 * line. `set` prints them all.
 */
#ifndef SOURCE_LIMITS_H
#define SOURCE_LIMITS_H

enum {
    LIMIT_CALLS = 10000,       /* nested calls */
    LIMIT_NESTING = 200,       /* nested brackets and blocks in the text of a program */
    LIMIT_WORD = 1 << 16,      /* bytes of a name or a number in the text of a program */
    LIMIT_COMPARED = 100,      /* nested lists that are compared */
    LIMIT_SHOWN = 50,          /* nested lists that are printed: deeper ones appear as [...] */
    LIMIT_LIST = 1 << 28,      /* elements of a list */
    LIMIT_TEXT = 1 << 28,      /* bytes of a string */
    LIMIT_KEYWORDS = 32,       /* named arguments of a call */
    LIMIT_ARGUMENTS = 1 << 20, /* of one call, which '*' makes of a list */
};

#endif
