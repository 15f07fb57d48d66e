/*
 * locals.h: the names that an unfinished text binds and that its end can see: parameters, loop
 * variables, assigned names, functions, and the fields of a module.
 *
 * cursor.c passes on each token that it reads. No tree exists, so this follows the brackets: a
 * name is visible until the brackets of its scope close.
 */
#ifndef SESSION_LOCALS_H
#define SESSION_LOCALS_H

#include "base/part.h"
#include "source/limits.h"
#include "syntax/lex.h"

typedef struct LocalName {
    Part name;
    const char *kind; /* as mgrad_complete reports it: "local", "function" or "module" */
    bool is_field;    /* self.x */
    bool is_global;   /* a variable of the session once the text has run */
} LocalName;

typedef struct LocalList {
    LocalName *items;
    size_t count, cap;
} LocalList;

/* An open bracket, or the body of a function. */
typedef enum LocalScope {
    SCOPE_NONE,     /* the block of an if, a while or a for, which has no names of its own */
    SCOPE_BRACKETS, /* a comprehension's variables end with it */
    SCOPE_LINE,     /* def f(x) = …: ends with the statement */
    SCOPE_FUNCTION, /* def f(x) { … } */
    SCOPE_MODULE,
} LocalScope;

typedef struct LocalFrame {
    LocalScope scope;
    size_t names; /* how many names are visible after its end */
} LocalFrame;

/* The part of a statement that the next name belongs to. */
typedef enum LocalPhase {
    PHASE_OTHER,
    PHASE_TARGETS, /* from the start of a statement: assigned if an `=` follows */
    PHASE_PATTERN, /* between `for` and `in` */
    PHASE_IMPORT,  /* after `import`: names that follow `as` */
    PHASE_FROM,    /* after `from m import`: all names */
} LocalPhase;

typedef struct Locals {
    Mem *mem;
    const char *text;
    LocalList names, fields; /* fields: of the open module, also visible as names */
    LocalFrame frames[LIMIT_NESTING];
    uint32_t depth; /* open brackets and bodies; those above LIMIT_NESTING are only counted */
    bool in_module;

    LocalPhase phase;
    uint32_t statement; /* the depth at which the statement began */
    /* Names that are not bound yet. The pattern of a `for` may be among the parameters. */
    LocalList pending;
    size_t pattern; /* where the names of the pattern begin in `pending` */

    TokenKind header;       /* TOK_DEF or TOK_MODULE until the body begins; else TOK_END */
    size_t header_names;    /* the names that are visible after the body */
    uint32_t header_depth;  /* of the parameters */
    TokenKind last, before; /* the last two tokens */
    uint32_t last_at;       /* where the last one begins */
} Locals;

void locals_init(Locals *locals, const char *text, Mem *mem);
void locals_done(Locals *locals);
/* Takes the next token. `operand`: the token before it ends an operand. */
void locals_take(Locals *locals, Token token, bool operand);

/* True if the name is visible. Slow: it compares all names. */
bool locals_have(const Locals *locals, Part name);
/* After the last token: makes the fields names, too, and sorts both, without repetitions. */
void locals_sort(Locals *locals);
/* Finds a name after locals_sort; NULL if it is not visible. */
const LocalName *locals_find(const Locals *locals, Part name);

#endif
