/* token.h: the kinds of tokens, expanded from token.def. */
#ifndef SYNTAX_TOKEN_H
#define SYNTAX_TOKEN_H

#include <stdbool.h>
#include <stddef.h>

/* In the order of the table. TOK_COUNT is no token; it means "none". */
typedef enum TokenKind {
#define TOKEN(name, text, traits) TOK_##name,
#define PUNCTUATION               TOKEN
#define KEYWORD                   TOKEN
#include "syntax/token.def"
#undef KEYWORD
#undef PUNCTUATION
#undef TOKEN
    TOK_COUNT
} TokenKind;

/* What messages call a token: its spelling, or "a number". */
const char *token_text(TokenKind kind);
bool token_is_keyword(TokenKind kind);
bool token_can_end_statement(TokenKind kind);
bool token_can_begin_expression(TokenKind kind);
/* True for the words that begin a statement which is not an expression. `if` and `for` are also
   parts of expressions. */
bool token_leads_statement(TokenKind kind);
/* 1 if the token opens a bracket, -1 if it closes one, otherwise 0. */
int token_nesting(TokenKind kind);

/* The reserved word with this spelling (Python's True, False and None included), or TOK_NAME. */
TokenKind token_of_word(const char *text, size_t size);
/* The longest punctuation token that the text begins with; TOK_COUNT and 0 bytes if there is
   none. */
TokenKind token_of_punctuation(const char *text, size_t size, size_t *token_size);

#endif
