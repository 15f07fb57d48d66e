/*
 * catch.c: the only setjmp of the program.
 *
 * C makes the values of locals indeterminate after a longjmp if they changed after setjmp.
 * catch_call has no such locals, so callers may use theirs freely: only memory that they pass by
 * pointer changes.
 */
#include "session/catch.h"

bool catch_call(Catch *to, Mgrad *m, ProtectedFunction *function, void *argument)
{
    if (setjmp(to->jump))
        return false;
    function(m, argument);
    return true;
}

bool catch_try(Mgrad *m, ProtectedFunction *function, void *argument)
{
    static const volatile sig_atomic_t never = HOST_GO_ON;
    Vm *vm = &m->vm;
    Catch outer = vm->catch_;
    MemFail *fail = m->mem.fail;
    size_t limit = m->mem.limit;
    diag_init(&vm->catch_.diag, &m->mem);
    vm->catch_.stop = &never;
    m->mem.limit = m->max_memory ? m->max_memory : SIZE_MAX;
    vm_arm(vm);
    bool is_done = catch_call(&vm->catch_, m, function, argument);
    m->mem.fail = fail;
    m->mem.limit = limit;
    diag_done(&vm->catch_.diag);
    vm->catch_ = outer;
    return is_done;
}
