/*
 * token.c: the table of tokens, and look-ups by spelling.
 *
 * There are about fifty tokens, so the look-ups scan the table. Sizes are compared first.
 */
#include "syntax/token.h"

#include <string.h>

typedef enum TokenClass { CLASS_OTHER, CLASS_PUNCTUATION, CLASS_KEYWORD } TokenClass;

static const struct {
    const char *text;
    size_t size;
    bool ends;
    TokenClass class;
} token_table[TOK_COUNT] = {
#define ROW(name, text, ends, class)  [TOK_##name] = {(text), sizeof(text) - 1, ends, class},
#define TOKEN(name, text, ends)       ROW(name, text, ends, CLASS_OTHER)
#define PUNCTUATION(name, text, ends) ROW(name, text, ends, CLASS_PUNCTUATION)
#define KEYWORD(name, text, ends)     ROW(name, text, ends, CLASS_KEYWORD)
#include "syntax/token.def"
#undef KEYWORD
#undef PUNCTUATION
#undef TOKEN
#undef ROW
};

const char *token_text(TokenKind kind)
{
    return token_table[kind].text;
}

bool token_is_keyword(TokenKind kind)
{
    return token_table[kind].class == CLASS_KEYWORD;
}

bool token_can_end_statement(TokenKind kind)
{
    return token_table[kind].ends;
}

TokenKind token_of_word(const char *text, size_t size)
{
    static const struct {
        const char *text;
        TokenKind kind;
    } pythonic[] = {{"True", TOK_TRUE}, {"False", TOK_FALSE}, {"None", TOK_NIL}};
    for (size_t i = 0; i < sizeof pythonic / sizeof *pythonic; i++)
        if (strlen(pythonic[i].text) == size && memcmp(pythonic[i].text, text, size) == 0)
            return pythonic[i].kind;
    for (int kind = 0; kind < TOK_COUNT; kind++)
        if (token_table[kind].class == CLASS_KEYWORD && token_table[kind].size == size &&
            memcmp(token_table[kind].text, text, size) == 0)
            return (TokenKind)kind;
    return TOK_NAME;
}

TokenKind token_of_punctuation(const char *text, size_t size, size_t *token_size)
{
    TokenKind longest = TOK_COUNT;
    *token_size = 0;
    for (int kind = 0; kind < TOK_COUNT; kind++) {
        size_t length = token_table[kind].size;
        if (token_table[kind].class == CLASS_PUNCTUATION && length > *token_size &&
            length <= size && memcmp(token_table[kind].text, text, length) == 0) {
            longest = (TokenKind)kind;
            *token_size = length;
        }
    }
    return longest;
}
