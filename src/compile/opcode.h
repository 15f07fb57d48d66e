/* opcode.h: the instructions of the VM, expanded from code.def. */
#ifndef COMPILE_OPCODE_H
#define COMPILE_OPCODE_H

#include "heap/code.h"
#include "syntax/binary.h"

typedef enum CodeOp {
#define CODE(name, ...) CODE_##name,
#include "compile/code.def"
#undef CODE
    CODE_COUNT
} CodeOp;

/* Operand C of NOTE_REBOUND for `=`, in place of the BinaryOp. */
enum { OPCODE_NO_UPDATE = UINT8_MAX };

/* The rows of binary.def are consecutive in both enums, so the mapping is a difference. */
enum { OPCODE_BINARY = CODE_ADD - BIN_ADD };

static inline CodeOp opcode_of_binary(BinaryOp op)
{
    return (CodeOp)(OPCODE_BINARY + (int)op);
}

static inline BinaryOp opcode_binary(uint16_t op)
{
    return (BinaryOp)(op - OPCODE_BINARY);
}

#endif
