/* complete.h: what complete.c, which finds out where the cursor stands, tells candidates.c, which
   knows what may stand there. */
#ifndef SESSION_COMPLETE_H
#define SESSION_COMPLETE_H

#include "session/session_internal.h"

typedef enum PlaceKind {
    PLACE_NONE,      /* nothing can be said of what follows */
    PLACE_STATEMENT, /* the start of a statement */
    PLACE_OPERAND,
    PLACE_OPERATOR, /* behind an operand */
    PLACE_FIELD,    /* behind x. */
    PLACE_LIBRARY,  /* behind import */
    PLACE_FILE,
    PLACE_OPTION, /* behind set */
    PLACE_VALUE,  /* behind set and an option */
    PLACE_TOPIC,  /* behind help */
} PlaceKind;

/* Bytes of the text that is completed. */
typedef struct Part {
    const char *text;
    size_t size;
} Part;

typedef struct CursorPlace {
    PlaceKind kind;
    Part word;     /* what has been typed of the word at the cursor */
    Part receiver; /* PLACE_FIELD: names with dots between them; empty where it is no name */
    Part callee;   /* whose named arguments may stand here; empty if there is none */
    Part option;   /* PLACE_VALUE */
} CursorPlace;

/* Where one candidate goes. */
typedef struct CandidateSink {
    MgradCandidatePut *put;
    void *to;
} CandidateSink;

void candidates_put(Mgrad *m, const CursorPlace *place, CandidateSink sink);

/* The command of that name, NULL where there is none or the program has bound the name. */
const Command *candidates_command(const Mgrad *m, Part name);

#endif
