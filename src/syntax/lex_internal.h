/* lex_internal.h: the functions that the files of the lexer share. */
#ifndef SYNTAX_LEX_INTERNAL_H
#define SYNTAX_LEX_INTERNAL_H

#include "syntax/lex.h"

/* The span of offsets in the lexer's text. */
static inline Span lex_span(const Lexer *lexer, uint32_t start, uint32_t end)
{
    return (Span){lexer->source->base + start, lexer->source->base + end};
}
/* Long text is read in pieces of this size, with a poll after each. */
enum { LEX_PIECE = 1 << 16 };
static inline void lex_poll(const Lexer *lexer, uint32_t at)
{
    catch_poll(lexer->catch_, lex_span(lexer, at, at));
}
/* Polls if the text up to *next has been read; *next is then the end of the next piece. */
static inline void lex_poll_piece(const Lexer *lexer, uint32_t at, uint32_t *next)
{
    if (at < *next)
        return;
    lex_poll(lexer, at);
    *next = at + LEX_PIECE;
}
/* The offset after the string whose opening quote is at `at`. Throws if it has no end. */
uint32_t lex_string_end(const Lexer *lexer, uint32_t at);

#endif
