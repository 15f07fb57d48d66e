/* binary.c: look-ups in the table of binary operators. */
#include "syntax/binary.h"

#include <stdint.h>

enum { TOK_NONE = TOK_COUNT }; /* for operators that no token assigns with */

static const struct {
    const char *text;
    BinaryLevel level;
    int update; /* a TokenKind or TOK_NONE */
} binary_table[BIN_COUNT] = {
#define BINARY(name, text, token, update, level, loop)                                             \
    [BIN_##name] = {text, LEVEL_##level, TOK_##update},
#include "syntax/binary.def"
#undef BINARY
};

/* The operator of each token + 1; 0 for tokens that are none. */
static const uint8_t binary_by_token[TOK_COUNT] = {
#define BINARY(name, text, token, update, level, loop) [TOK_##token] = BIN_##name + 1,
#include "syntax/binary.def"
#undef BINARY
};

const char *binary_text(BinaryOp op)
{
    return binary_table[op].text;
}

BinaryLevel binary_level(BinaryOp op)
{
    return binary_table[op].level;
}

bool binary_of_token(TokenKind token, BinaryOp *op)
{
    int found = binary_by_token[token] - 1;
    if (found < 0)
        return false;
    *op = (BinaryOp)found;
    return true;
}

bool binary_of_update(TokenKind token, BinaryOp *op)
{
    for (int i = 0; i < BIN_COUNT; i++)
        if (binary_table[i].update == (int)token) {
            *op = (BinaryOp)i;
            return true;
        }
    return false;
}
