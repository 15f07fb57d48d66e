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
    LEVEL_SUM,
    LEVEL_PRODUCT,
    LEVEL_POWER,
} BinaryLevel;

/* The spelling. */
const char *binary_text(BinaryOp op);
/* True for the operators of arithmetic, false for comparisons and membership. */
bool binary_is_arithmetic(BinaryOp op);
/* The operator of the level that the token is, or begins; false if there is none. */
bool binary_of_token(BinaryLevel level, TokenKind token, BinaryOp *op);
/* The operator of `+=` and its like; false for any other token. */
bool binary_of_update(TokenKind token, BinaryOp *op);

#endif
