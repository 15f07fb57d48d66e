/*
 * lex.h: text to tokens, one at a time.
 *
 * The lexer decides which newlines end statements: a newline is a token only outside of ( ) and [
 * ], and only after a token that can end a statement. Comments and blanks are skipped.
 *
 * A string is one token, including its braces. The parser splits it (parse_string.c), with another
 * lexer for the text inside the braces.
 */
#ifndef SYNTAX_LEX_H
#define SYNTAX_LEX_H

#include "source/diag.h"
#include "syntax/token.h"

typedef struct Token {
    TokenKind kind;
    Span span;
    bool blank_before; /* `grad (x)` is not `grad(x)`, if grad is a command */
} Token;

typedef struct Lexer {
    const Source *source;
    Catch *catch_;
    uint32_t at;       /* offset in the text of the next byte to read */
    uint32_t end;      /* offset where the text to be read ends */
    TokenKind last;    /* the previous token: decides whether a newline is a token */
    bool in_braces;    /* reads the text inside the braces of a string */
    int round, square; /* open brackets of each kind; a newline inside them is no token */
} Lexer;

/* True if the text begins with a string, perhaps after the prefix `f`, which changes nothing;
 *quote is then the offset of its quote. */
bool lex_is_string(const char *text, size_t size, uint32_t *quote);
/* True if the text, which begins with a quote, begins with three. */
bool lex_is_triple(const char *text, size_t size);
/* Reads bytes [start, end) of a source. */
void lex_init(Lexer *lexer, const Source *source, uint32_t start, uint32_t end, Catch *catch_);
/* The next token; at the end, always TOK_END. Throws if the text is no token. */
Token lex_next(Lexer *lexer);
/* The bare path after `>`: the characters up to the next blank or ';' (or '}' if in_block). Empty
   if there is none. */
Span lex_path(Lexer *lexer, bool in_block);
/* The rest of the statement as text: up to ';', the end of the line or a comment, without the
   blanks around it. */
Span lex_rest(Lexer *lexer);

#endif
