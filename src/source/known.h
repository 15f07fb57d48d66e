/*
 * known.h: the names that the compiler and the VM know. They are interned first, so that their ids
 * are constants, the same in every session.
 */
#ifndef SOURCE_KNOWN_H
#define SOURCE_KNOWN_H

#include "base/intern.h"

/* The fields of a Value in both spellings, and the builtin that the compiler recognises. */
#define KNOWN_NAMES(NAME)                                                                          \
    NAME(DATA, "data")                                                                             \
    NAME(GRAD, "grad")                                                                             \
    NAME(LABEL, "label")                                                                           \
    NAME(OP, "op")                                                                                 \
    NAME(OP_UNDERSCORE, "_op")                                                                     \
    NAME(PREV, "prev")                                                                             \
    NAME(PREV_UNDERSCORE, "_prev")                                                                 \
    NAME(DOT, "dot")

typedef enum KnownName {
    KNOWN_NONE, /* ids begin at 1 */
#define KNOWN_ENUM(name, text) KNOWN_##name,
    KNOWN_NAMES(KNOWN_ENUM) KNOWN_COUNT
#undef KNOWN_ENUM
} KnownName;

/* Interns the known names. The table must be empty. */
void known_init(Intern *names);

#endif
