/*
 * token.c: the table of tokens, and look-ups by spelling.
 *
 * There are about seventy tokens, so the look-ups scan the rows of a class, which follow each
 * other. Most spellings differ in the first byte, which is compared first.
 */
#include "syntax/token.h"

#include <string.h>

/* The traits of token.def. */
enum { ENDS = 1, BEGINS = 2, LEADS = 4, OPENS = 8, CLOSES = 16 };

static const struct {
    const char *text;
    size_t size;
    int traits;
} token_table[TOK_COUNT] = {
#define TOKEN(name, text, traits) [TOK_##name] = {(text), sizeof(text) - 1, traits},
#define PUNCTUATION               TOKEN
#define KEYWORD                   TOKEN
#include "syntax/token.def"
#undef KEYWORD
#undef PUNCTUATION
#undef TOKEN
};

const char *token_text(TokenKind kind)
{
    return token_table[kind].text;
}

bool token_is_keyword(TokenKind kind)
{
    return kind >= TOK_LET && kind <= TOK_SELF;
}

bool token_can_end_statement(TokenKind kind)
{
    return token_table[kind].traits & ENDS;
}

bool token_can_begin_expression(TokenKind kind)
{
    return token_table[kind].traits & BEGINS;
}

bool token_leads_statement(TokenKind kind)
{
    return token_table[kind].traits & LEADS;
}

int token_nesting(TokenKind kind)
{
    int traits = token_table[kind].traits;
    return (traits & OPENS) ? 1 : (traits & CLOSES) ? -1 : 0;
}

/* True if the first bytes of the text, which has some, are the spelling of the token. */
static bool token_begins(int kind, const char *text, size_t size)
{
    const char *spelling = token_table[kind].text;
    size_t length = token_table[kind].size;
    return spelling[0] == text[0] && length <= size && memcmp(spelling, text, length) == 0;
}

TokenKind token_of_word(const char *text, size_t size)
{
    enum { SHORTEST = 2, LONGEST = 8 };
    if (size < SHORTEST || size > LONGEST) /* most names */
        return TOK_NAME;
    static const struct {
        char text[6];
        TokenKind kind;
    } pythonic[] = {{"True", TOK_TRUE}, {"False", TOK_FALSE}, {"None", TOK_NIL}};
    for (size_t i = 0; i < sizeof pythonic / sizeof *pythonic; i++)
        if (pythonic[i].text[0] == text[0] && strlen(pythonic[i].text) == size &&
            memcmp(pythonic[i].text, text, size) == 0)
            return pythonic[i].kind;
    for (int kind = TOK_LET; kind <= TOK_SELF; kind++)
        if (token_table[kind].size == size && token_begins(kind, text, size))
            return (TokenKind)kind;
    return TOK_NAME;
}

TokenKind token_of_punctuation(const char *text, size_t size, size_t *token_size)
{
    *token_size = 0;
    for (int kind = TOK_LPAREN; kind <= TOK_TILDE; kind++)
        if (token_begins(kind, text, size)) { /* the longest comes first */
            *token_size = token_table[kind].size;
            return (TokenKind)kind;
        }
    return TOK_COUNT;
}
