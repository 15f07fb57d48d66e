/*
 * code.h: one instruction of the VM. Its three-address form (operation, a, b) is that of a node on
 * the tape; three 16-bit operands in 64 bits leave room for every register and most constants.
 */
#ifndef LANG_CODE_H
#define LANG_CODE_H

#include <stdint.h>

typedef enum CodeOp {
#define CODE(name, form) CODE_##name,
#include "lang/code.def"
#undef CODE
    CODE_COUNT
} CodeOp;

typedef struct Code {
    uint16_t op, a, b, c;
} Code;

enum {
    CODE_CONSTANT_BIT = 0x8000, /* an operand with it is a constant, else a register */
    CODE_SELF_BIT = 0x4000,     /* an operand of OPERANDS with it is a slot of self */
    CODE_MOST = 0x7FFF          /* registers, and constants that an operand can name */
};

static inline Code code_ax(CodeOp op, uint32_t a, uint32_t x)
{
    return (Code){(uint16_t)op, (uint16_t)a, (uint16_t)(x & 0xFFFF), (uint16_t)(x >> 16)};
}

static inline uint32_t code_x(Code code)
{
    return (uint32_t)code.b | (uint32_t)code.c << 16;
}

static inline int32_t code_distance(Code code)
{
    return (int32_t)code_x(code);
}

#endif
