/* parse_form.h: forms that messages show, made from the user's text. */
#ifndef SYNTAX_PARSE_FORM_H
#define SYNTAX_PARSE_FORM_H

#include "syntax/parse_internal.h"

/* Text that is cut between two characters where its capacity ends. */
typedef struct Form {
    char text[240];
    size_t size;
    bool is_full; /* text has been cut off */
} Form;

void form_put(Form *form, const char *text, size_t size);
void form_puts(Form *form, const char *text);
/* A part of the user's text; "…" if it is long or not on one line. */
void form_quote(Form *form, const Parser *p, Span span);

/* A token at or after the current one. */
typedef struct Ahead {
    Lexer lexer;
    Token token;
} Ahead;

/* At the current token, or at the first one of its statement. */
Ahead ahead_begin(const Parser *p);
Ahead ahead_of_statement(const Parser *p);
/* Throws at text that is no token. */
void ahead_next(Ahead *a);
/* Advances up to a comma, a colon, the word `to`, a block, a closing bracket or the end of the
   statement, outside of brackets; returns the text up to there. */
Span ahead_part(const Parser *p, Ahead *a);
/* The text from `start` to the end of the statement in which the current token is. */
Span ahead_rest(const Parser *p, uint32_t start);

#endif
