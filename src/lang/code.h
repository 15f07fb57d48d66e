/*
 * code.h: one instruction of the VM. Its three-address form (operation, a, b) is that of a node on
 * the tape; three 16-bit operands in 64 bits leave room for every register and most constants.
 */
#ifndef LANG_CODE_H
#define LANG_CODE_H

#include <stdint.h>

typedef enum CodeOp {
#define CODE(name, ...) CODE_##name,
#include "lang/code.def"
#undef CODE
    CODE_COUNT
} CodeOp;

typedef struct Code {
    uint16_t op, a, b, c;
} Code;

/*
 * What an operand names: of which kind it is, and which of them. The compiler has the kind in the
 * highest bits, so that a register's number is an operand; an instruction has it in the lowest,
 * where the machine finds it soonest.
 */
enum {
    OPERAND_BITS = 14,
    OPERAND_REGISTER = 0,
    OPERAND_GLOBAL = 1 << OPERAND_BITS,
    OPERAND_CONSTANT = 2 << OPERAND_BITS,
    OPERAND_SELF = 3 << OPERAND_BITS, /* a slot of self */
    OPERAND_KINDS = 4,
    OPERAND_MOST = (1 << OPERAND_BITS) - 1 /* the last of each kind */
};

static inline uint32_t operand_kind(uint32_t operand)
{
    return operand & ~(uint32_t)OPERAND_MOST;
}

static inline uint16_t operand_pack(uint32_t operand)
{
    return (uint16_t)(operand << 2 | operand >> OPERAND_BITS);
}

static inline uint16_t operand_unpack(uint16_t packed)
{
    return (uint16_t)(packed >> 2 | packed << OPERAND_BITS);
}

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
