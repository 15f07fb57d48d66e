/*
 * vm_internal.h: small functions that the files of the VM share.
 *
 * The files do not call each other in cycles (make check-cycles): a file calls only files before it
 * in this list. Recursion in the user's program is frames on vm->frames, not C calls.
 *
 *     site error vm number convert repr sequence operators fields iter bind call sum instructions
 *     echo loop
 */
#ifndef VM_VM_INTERNAL_H
#define VM_VM_INTERNAL_H

#include "compile/opcode.h"
#include "vm/vm.h"

/* The running frame. */
static inline const Frame *vm_top(const Vm *vm)
{
    return &vm->frames[vm->frame_count - 1];
}

/* The names of the named arguments of a CALL, after their count; NULL: none. */
static inline const Name *frame_keywords(const Frame *frame, Code code)
{
    return code.c ? frame->proto->keywords[code.c - 1] : NULL;
}

/* The datum that an instruction's operand names; there is one base for each kind of operand. */
static inline Datum *operand_at(Datum *const *bases, uint32_t packed)
{
    return bases[packed % OPERAND_KINDS] + packed / OPERAND_KINDS;
}

#endif
