/* vm_internal.h: what the files of the VM share: vm.c, run.c, step.c, call.c, bind.c, iter.c, sum.c
   and result.c. */
#ifndef VM_VM_INTERNAL_H
#define VM_VM_INTERNAL_H

#include "compile/opcode.h"
#include "vm/operators.h"
#include "vm/vm.h"

/* The frame at work. */
static inline const Frame *vm_top(const Vm *vm)
{
    return &vm->frames[vm->frame_count - 1];
}

/* Where in the source the instruction at work in the top frame stands, for the nodes it makes. */
static inline uint32_t frame_here(const Vm *vm, const Frame *frame)
{
    return frame->proto->is_hidden ? vm_span(vm).start
                                   : frame->proto->spans[frame->pc - frame->proto->code - 1].start;
}

/* ---- call.c ---- */

enum {
    DEEPEST_CALLS = 10000,
    STACK_SLACK = 64 /* registers above those of the top frame, for the defaults of builtins */
};

/*
 * The usual case of a call: a function with as many arguments as it has parameters, and room for
 * its frame. False, and nothing has happened, if it is not that.
 *
 * The registers are not cleared. What an earlier frame left in them was put there since the last
 * collection, which clears all above the top frame; so it holds nothing that is freed or has moved.
 */
static inline bool frame_enter(Vm *vm, Frame *top, Closure *closure, uint32_t base, uint32_t dst,
                               uint32_t count)
{
    Proto *proto = closure->proto;
    if (count != proto->signature.count || vm->frame_count >= vm->frame_cap ||
        base + proto->registers + STACK_SLACK > vm->stack_cap)
        return false;
    vm->frame_count++;
    top[1].proto = proto;
    top[1].closure = closure;
    top[1].self = closure->self;
    top[1].pc = proto->code;
    top[1].base = base;
    top[1].dst = dst;
    top[1].kind = FRAME_CALL;
    return true;
}

/* A frame for a function whose arguments stand at its base, bound. */
void frame_push(Vm *vm, Frame frame);
/* The names of the named arguments of a call; NULL if it has none. */
const Name *frame_keywords(const Frame *frame, Code code);
/* The usual case of a builtin's call: by position, and nothing is to be done with the arguments but
   to fill in defaults. */
static inline bool native_takes(const Native *native, const Datum *args, uint32_t count)
{
    unsigned flags = native->row->flags;
    return !native->signature.star && !(flags & ROW_TEXT) && count >= native->signature.required &&
           count <= native->signature.count && !(flags & ROW_LOOKS && args[0].kind == D_NODE);
}

/* Runs it; tape.here is set. */
static inline void native_run(Vm *vm, const Native *native, uint32_t base, uint32_t dst,
                              uint32_t count)
{
    const Signature *signature = &native->signature;
    Datum *args = vm->stack + base;
    vm->native = native;
    vm->keywords = NULL;
    vm->positional = count;
    vm->receiver_is_callee = false;
    for (uint32_t i = count; i < signature->count; i++)
        args[i] = native->defaults[i - signature->required];
    Datum result = native->row->fn ? native->row->fn(vm, args, signature->count)
                                   : arith_function(vm, native->op, args[0]);
    vm->stack[dst] = result;
}

/* Calls stack[base - 1] with the arguments from base; its result goes to stack[dst]. */
void vm_call(Vm *vm, uint32_t base, uint32_t dst, uint32_t count, const Name *keywords);
/* x.f(y), behind METHOD: f is a field of x, or a function whose first argument is x. */
void vm_call_method(Vm *vm, const Frame *frame, Code code);
/* An instance or a list of them is about to be shown: its text is computed first, into its place,
   and the instruction runs again. */
void call_text(Vm *vm, uint32_t place);
/* A file that is imported for the first time runs; then, and later at once, its names are copied.
 */
void vm_import(Vm *vm);
/* Ends the top frame. False if that was the one that the machine was started with. */
bool vm_return(Vm *vm, Datum result);

/* ---- step.c: single instructions, of the names in capitals in code.def ---- */

/* GET_CELL, GET_UP: what a cell holds; without a name it may be unset. */
Datum step_cell(Vm *vm, Datum cell, Name name);
/* LEAF: a number that is bound to a name becomes a leaf with that label. */
Datum step_leaf(Vm *vm, Datum number, Name label);
void step_label(Vm *vm, Datum value, Name label);
Datum step_closure(Vm *vm, const Frame *frame, Code code);
/* What an instruction's operand names; of each kind there is a base. */
static inline Datum *operand_at(Datum *const *bases, uint32_t packed)
{
    return bases[packed % OPERAND_KINDS] + packed / OPERAND_KINDS;
}

/* Operands that are read in place: it is an error if they hold nothing. */
_Noreturn void step_unset_name(Vm *vm, uint32_t operand);
static inline void step_check_name(Vm *vm, const Datum *value, uint32_t operand)
{
    if (value->kind == D_UNSET)
        step_unset_name(vm, operand);
}
void step_check_names(Vm *vm, Code code, const Datum *x, const Datum *y);
Datum step_binary(Vm *vm, Code code, BinaryOp op, const Datum *x, const Datum *y);
Datum step_field(Vm *vm, Code code, const Datum *object, Name name);
Datum step_index(Vm *vm, Code code, const Datum *list, const Datum *index);
void step_concat(Vm *vm, Datum *to, const Datum *pieces, uint32_t count);
/* EXTEND of a list. */
Datum step_extend(Vm *vm, Code code, const Datum *list, const Datum *more);
Datum step_format(Vm *vm, Datum value, Datum spec);
void step_note_chain(Vm *vm, const Env *env, uint32_t slot);
/* START_TIME and END_TIME. */
double step_clock(const Vm *vm);
void step_end_time(Vm *vm, const Datum *start);
/* CHECK: the variable holds nothing yet. */
_Noreturn void step_unset_local(Vm *vm, Name name);

/* ---- sum.c ---- */

/* SUM_PRODUCTS; the frame's pc is at its OPERANDS. False if it cannot be one node. */
bool step_sum_products(Vm *vm, const Frame *frame, Datum *const *bases, Code code, Datum *sum);

/* ---- result.c ---- */

/* At the prompt `_` is the last result. Called before it becomes text. */
void result_keep(Vm *vm, Datum value);
/* Shows the result of an expression statement; nil shows nothing. */
void result_print(Vm *vm, Datum value, bool is_command);

/* ---- iter.c ---- */

/* Whether the call whose callee and arguments stand at `state` can be walked over without making a
   list; and setting that up. */
bool iter_is_lazy(const Datum *state, uint32_t count);
void iter_begin_native(Vm *vm, Datum *state, uint32_t count);
/* The same for a list or string in state[0]. */
void iter_begin(Vm *vm, Datum *state);
/* How many elements a list that is made of them is to have room for: all that are left, if they are
   not very many. */
size_t iter_length(const Datum *state);
/* The next element in `count` variables; false at the end. */
bool iter_next(Vm *vm, Datum *state, Datum *to, uint32_t count);
/* A loop over range needs no call: state[1] the next number, state[2] how many are left (unsigned),
   state[3] the step. */
static inline bool iter_is_range(const Datum *state)
{
    return state->extra == ITER_RANGE;
}

static inline bool iter_step_range(Datum *state, Datum *to)
{
    if (state[2].as.integer == 0)
        return false;
    state[2].as.integer = (int64_t)((uint64_t)state[2].as.integer - 1);
    *to = datum_int(state[1].as.integer); /* the next may not fit: added without signs */
    state[1].as.integer = (int64_t)((uint64_t)to->as.integer + (uint64_t)state[3].as.integer);
    return true;
}

/* Nor does a loop over a list: state[1]. */
static inline bool iter_step_list(Datum *state, Datum *to)
{
    const List *list = state[1].as.list;
    if (state[0].as.index >= list->count)
        return false;
    datum_copy(to, &list->items[state[0].as.index++]);
    return true;
}

/* The elements of a list, which must be as many, in `count` variables. */
void iter_unpack(Vm *vm, Datum list, Datum *to, uint32_t count);

#endif
