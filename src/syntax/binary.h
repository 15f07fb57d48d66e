/* binary.h: the binary operators, expanded from binary.def. */
#ifndef SYNTAX_BINARY_H
#define SYNTAX_BINARY_H

#include "syntax/token.h"

typedef enum BinaryOp {
#define BINARY(name, ...) BIN_##name,
#include "syntax/binary.def"
#undef BINARY
    BIN_COUNT
} BinaryOp;

/* From the loosest to the tightest binding. */
typedef enum BinaryLevel {
    LEVEL_COMPARISON,
    LEVEL_BIT_OR,
    LEVEL_BIT_XOR,
    LEVEL_BIT_AND,
    LEVEL_SHIFT,
    LEVEL_SUM,
    LEVEL_PRODUCT,
    LEVEL_POWER,
} BinaryLevel;

/* The spelling. */
const char *binary_text(BinaryOp op);
/* How tightly it binds. */
BinaryLevel binary_level(BinaryOp op);
/* The operator that the token is, or begins; false if there is none. */
bool binary_of_token(TokenKind token, BinaryOp *op);
/* The operator of `+=` and its like; false for any other token. */
bool binary_of_update(TokenKind token, BinaryOp *op);

#endif
