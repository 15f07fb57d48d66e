/* lex_internal.h: the functions that the files of the lexer share. */
#ifndef SYNTAX_LEX_INTERNAL_H
#define SYNTAX_LEX_INTERNAL_H

#include "syntax/lex.h"

/* The span of offsets in the lexer's text. */
static inline Span lex_span(const Lexer *lexer, uint32_t start, uint32_t end)
{
    return (Span){lexer->source->base + start, lexer->source->base + end};
}
/* The offset after the string whose opening quote is at `at`. Throws if it has no end. */
uint32_t lex_string_end(const Lexer *lexer, uint32_t at);

#endif
