/*
 * lex.h: text into tokens, one at a time.
 *
 * The lexer decides where lines end statements: a newline is a token only outside ( ) and [ ] and
 * behind a token that can end a statement. Comments and blanks are passed over.
 *
 * A string is one token, braces and all; the parser takes it apart (see parse_string.c) with lexers
 * of its own over the text inside the braces.
 */
#ifndef SYNTAX_LEX_H
#define SYNTAX_LEX_H

#include "source/diag.h"
#include "syntax/token.h"

typedef struct Token {
    TokenKind kind;
    Span span;
    bool blank_before; /* `f (x)` is not `f(x)` behind a command word */
} Token;

typedef struct Lexer {
    const Source *source;
    Catch *catch_;
    uint32_t at;       /* offset in the text of the next byte to read */
    uint32_t end;      /* offset where the text to be read ends */
    TokenKind last;    /* the token before: decides whether a newline counts */
    bool in_braces;    /* of a string */
    int round, square; /* open brackets of each kind: newlines inside them do not count */
} Lexer;

/* Reads bytes [start, end) of a source. */
void lex_init(Lexer *lexer, const Source *source, uint32_t start, uint32_t end, Catch *catch_);
/* The next token; TOK_END again and again at the end. Throws on what is no token. */
Token lex_next(Lexer *lexer);
/* What is written between here and the next blank or ';' (or '}' if in_block): the bare path behind
   `>`. Empty where there is none. */
Span lex_path(Lexer *lexer, bool in_block);
/* The rest of the statement as it is written, without blanks around it: up to ';', newline or
   comment. */
Span lex_rest(Lexer *lexer);

#endif
