/*
 * candidates.h: the two halves of completion. complete.c finds out which kind of word belongs at
 * the cursor (CursorPlace); candidates.c lists the words of that kind.
 */
#ifndef SESSION_CANDIDATES_H
#define SESSION_CANDIDATES_H

#include "session/locals.h"
#include "session/session_internal.h"

typedef enum PlaceKind {
    PLACE_NONE,      /* unknown, or a new name: no candidates */
    PLACE_STATEMENT, /* at the start of a statement */
    PLACE_OPERAND,   /* in an expression, before an operand */
    PLACE_OPERATOR,  /* in an expression, after an operand */
    PLACE_FIELD,     /* after `x.` */
    PLACE_LIBRARY,   /* after `import` */
    PLACE_FILE,      /* in the name of a file */
    PLACE_OPTION,    /* after `set` */
    PLACE_VALUE,     /* after `set` and an option */
    PLACE_TOPIC,     /* after `help` */
} PlaceKind;

typedef struct CursorPlace {
    PlaceKind kind;
    Part word;            /* the typed part of the word at the cursor; it may be empty */
    Part receiver;        /* PLACE_FIELD: `a.b` of `a.b.`; empty if it is not a dotted name */
    Part callee;          /* PLACE_OPERAND: the function whose named arguments fit here; or empty */
    Part option;          /* PLACE_VALUE: the option's name */
    const Locals *locals; /* sorted */
} CursorPlace;

/* Receives each candidate. */
typedef struct CandidateSink {
    MgradCandidatePut *put;
    void *to;
} CandidateSink;

/* Lists the candidates for a place, in no order. */
void candidates_put(Mgrad *m, const CursorPlace *place, CandidateSink sink);

/* The command of that name; NULL if there is none, or if a variable of the program hides it. */
const Command *candidates_command(const Mgrad *m, Part name);

#endif
