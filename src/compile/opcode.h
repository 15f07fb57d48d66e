/* opcode.h: the instructions of the VM, expanded from code.def. */
#ifndef COMPILE_OPCODE_H
#define COMPILE_OPCODE_H

#include "heap/code.h"

typedef enum CodeOp {
#define CODE(name, ...) CODE_##name,
#include "compile/code.def"
#undef CODE
    CODE_COUNT
} CodeOp;

#endif
