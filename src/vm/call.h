/*
 * call.h: calls of functions, modules, instances and builtins; imports; the text of instances.
 *
 * All but a builtin push a frame. The loop continues in the frame that is on top.
 */
#ifndef VM_CALL_H
#define VM_CALL_H

#include "vm/operators.h"
#include "vm/vm.h"

/*
 * The common case of a call: as many arguments as parameters, and space for the frame. Otherwise
 * returns false and changes nothing.
 *
 * The registers are not cleared. A collection clears all registers above the top frame, so data
 * that earlier frames left in them was stored after the last collection and is still valid.
 */
static inline bool call_enter(Vm *vm, Frame *top, Closure *closure, uint32_t base, uint32_t dst,
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

/* The common case of a builtin's call: arguments by position, and nothing to do with them except to
   fill in defaults. */
static inline bool call_native_fits(const Native *native, const Datum *args, uint32_t count)
{
    unsigned flags = native->row->flags;
    return !native->signature.star && !(flags & ROW_TEXT) && count >= native->signature.required &&
           count <= native->signature.count && !(flags & ROW_LOOKS && args[0].kind == D_NODE);
}

/* Runs it. The caller has set tape.here. */
static inline void call_native_fast(Vm *vm, const Native *native, uint32_t base, uint32_t dst,
                                    uint32_t count)
{
    const Signature *signature = &native->signature;
    Datum *args = vm->stack + base;
    vm->call = (VmCall){.native = native, .positional = count};
    for (uint32_t i = count; i < signature->count; i++)
        args[i] = native->defaults[i - signature->required];
    Datum result = native->row->fn ? native->row->fn(vm, args, signature->count)
                                   : operators_function(vm, native->op, args[0]);
    vm->stack[dst] = result;
}

/* Pushes a frame whose arguments are at its base, already bound. */
void call_push(Vm *vm, Frame frame);
/* Calls stack[base - 1] with the `count` arguments at stack[base] …; its result goes to
   stack[dst]. */
void call_value(Vm *vm, uint32_t base, uint32_t dst, uint32_t count, const Name *keywords);
/* CALL_METHOD: x.f(y), after METHOD has found f. */
void call_method(Vm *vm, const Frame *frame, Code code);
/* CALL_SPREAD: zip(*rows), x.f(*list). */
void call_spread(Vm *vm, const Frame *frame, Code code);
/* Replaces the instance, or list of instances, at stack[place] by its text: pushes the frame that
   computes it, and sets the pc back, so that the current instruction then runs again. */
void call_repr(Vm *vm, uint32_t place);
/* IMPORT: runs the file on its first import. Its names are copied when it returns, or at once if it
   has run before. */
void call_import(Vm *vm);
/* Runs a text's statements before the caller of the current builtin continues. Must be the
   builtin's last act. */
void call_statements(Vm *vm, Proto *proto);
/* Ends the top frame. False if it was the one that the VM was started with. */
bool call_return(Vm *vm, Datum result);

#endif
