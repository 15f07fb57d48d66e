/*
 * code.h: the format of an instruction. Its three-address form (operation, a, b) is that of a node
 * on the tape; three 16-bit operands in 64 bits leave room for every register and most constants.
 * compile/code.def says which instructions there are; the heap only stores them.
 */
#ifndef HEAP_CODE_H
#define HEAP_CODE_H

#include <stdint.h>

typedef struct Code {
    uint16_t op; /* a CodeOp */
    uint16_t a, b, c;
} Code;

/*
 * An operand has a kind and a number. The compiler keeps the kind in the highest bits, so that a
 * register's number is itself an operand. An instruction keeps it in the lowest bits, where the VM
 * can index with it directly.
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
