/*
 * cursor.h: what is at the cursor of a text: the kind of word, and the call around it.
 *
 * The text up to the cursor is read; the rest may be anything.
 */
#ifndef SESSION_CURSOR_H
#define SESSION_CURSOR_H

#include "session/catch.h"
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

/* An open bracket, or the statement, which is a call if it begins with a command. */
typedef struct CursorCall {
    Part callee;        /* `a.f` of `a.f(`, `.f` of `g(x).f(`; empty: no call */
    uint32_t arguments; /* that are complete: commas */
    Part keyword;       /* the name before the `=` of the current argument; or empty */
    bool is_dictionary;
} CursorCall;

typedef struct CursorPlace {
    PlaceKind kind;
    Part word;       /* the typed part of the word at the cursor; it may be empty */
    Part receiver;   /* PLACE_FIELD: `a.b` of `a.b.`; empty if it is not a dotted name */
    Part callee;     /* PLACE_OPERAND: `call.callee` if its named arguments fit here; or empty */
    Part option;     /* PLACE_VALUE: the option's name */
    CursorCall call; /* the innermost call around the cursor */
    const Locals *locals; /* sorted */
} CursorPlace;

enum { CURSOR_MOST_OPEN = 64, CURSOR_MOST_TEXT = 1 << 30 };

typedef struct Cursor {
    CursorPlace place; /* the result; the other members are for cursor.c */

    Mgrad *m;
    const char *text;
    uint32_t at; /* the cursor */

    Source source;
    Catch catch_;
    Lexer lexer;
    bool in_braces; /* the text is one expression in the braces of a string */
    Mem mem;
    Locals locals;

    TokenKind last;
    bool starts;  /* a statement begins after the last token */
    bool operand; /* the last token ends an operand */
    Part chain;   /* the dotted name a.b.c that the last token ends, perhaps with a dot after it */
    Part member;  /* or, if that has no value, a name after a dot: `.f` of `g(x).f` */
    const Command *command; /* of the current statement; or NULL */
    Part command_word;
    /* The statement, then the open brackets, but no blocks. The last one is also for all brackets
       inside it. */
    CursorCall open[CURSOR_MOST_OPEN];
    int depth; /* open brackets; it may exceed CURSOR_MOST_OPEN */
} Cursor;

/* Reads the first `at` bytes of a text, which must remain. In a text longer than CURSOR_MOST_TEXT
   the place is unknown. Throws nothing; free with cursor_done. */
void cursor_read(Cursor *cursor, Mgrad *m, const char *text, size_t at);
void cursor_done(Cursor *cursor);

#endif
