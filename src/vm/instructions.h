/* instructions.h: instructions that are too long for the loop. code.def describes them. */
#ifndef VM_INSTRUCTIONS_H
#define VM_INSTRUCTIONS_H

#include "syntax/binary.h"
#include "vm/vm.h"

/* GET_CELL, GET_UP: the value of a cell. An error if it is unset, unless `name` is 0. */
Datum instruction_cell(Vm *vm, Datum cell, Name name);
/* LEAF, LABEL */
Datum instruction_leaf(Vm *vm, Datum number, Name label);
void instruction_label(Vm *vm, Datum value, Name label);
/* CLOSURE, MODULE */
Datum instruction_closure(Vm *vm, const Frame *frame, Code code);

/* An operand that is read in place is an error if it is unset. */
_Noreturn void instruction_unset_name(Vm *vm, uint32_t operand);
static inline void instruction_check_name(Vm *vm, const Datum *value, uint32_t operand)
{
    if (value->kind == D_UNSET)
        instruction_unset_name(vm, operand);
}
void instruction_check_names(Vm *vm, Code code, const Datum *x, const Datum *y);
Datum instruction_binary(Vm *vm, Code code, BinaryOp op, const Datum *x, const Datum *y);
/* GET_FIELD, GET_INDEX */
Datum instruction_field(Vm *vm, Code code, const Datum *object, Name name);
Datum instruction_index(Vm *vm, Code code, const Datum *list, const Datum *index);
void instruction_concat(Vm *vm, Datum *to, const Datum *pieces, uint32_t count);
/* EXTEND of a list. */
Datum instruction_extend(Vm *vm, Code code, const Datum *list, const Datum *more);
/* The text of a value by a format. Or, as a part of another format: a width, say. */
Datum instruction_format(Vm *vm, Datum value, Datum spec, bool is_part);
/* NO_RESULT: an error if the callee is the builtin of this name. */
void instruction_no_result(Vm *vm, Datum callee, Datum help, Name name);
void instruction_note_file(Vm *vm, Name name);
void instruction_note_chain(Vm *vm, const Env *env, uint32_t slot);
/* NOTE_REBOUND */
void instruction_note_rebound(Vm *vm, Datum value, Name name, unsigned op);
/* START_TIME and END_TIME: the host's clock in seconds, 0 without one. */
double instruction_clock(const Vm *vm);
void instruction_end_time(Vm *vm, const Datum *start);
/* CHECK: the error for a local variable without a value. */
_Noreturn void instruction_unset_local(Vm *vm, Name name);

#endif
