/*
 * code.h: the format of an instruction: an operation and three operands of 16 bits each.
 *
 * Compiled functions are heap objects (Proto in datum.h), so the format is in this layer. The
 * instructions themselves are listed in compile/code.def.
 */
#ifndef HEAP_CODE_H
#define HEAP_CODE_H

#include <stdint.h>

typedef struct Code {
    uint16_t op; /* a CodeOp of compile/opcode.h */
    uint16_t a, b, c;
} Code;

/*
 * An operand has a kind and a number. The compiler uses the unpacked form, with the kind in the
 * highest bits, so that the number of a register is itself an operand. An instruction contains the
 * packed form, with the kind in the lowest bits, which is cheaper to decode (operand_at in the VM).
 */
enum {
    OPERAND_BITS = 14,
    OPERAND_REGISTER = 0,
    OPERAND_GLOBAL = 1 << OPERAND_BITS,
    OPERAND_CONSTANT = 2 << OPERAND_BITS,
    OPERAND_SELF = 3 << OPERAND_BITS, /* a field of self, by its slot */
    OPERAND_KINDS = 4,
    OPERAND_MOST = (1 << OPERAND_BITS) - 1 /* the largest number of each kind */
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

/* Instructions of the forms AX and JUMP have a 32-bit operand instead of b and c. */
static inline Code code_ax(uint16_t op, uint32_t a, uint32_t x)
{
    return (Code){op, (uint16_t)a, (uint16_t)(x & 0xFFFF), (uint16_t)(x >> 16)};
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
