/* echo.c: what an expression statement shows. */
#include "vm/vm_internal.h"
#include "vm/repr.h"

/* At the prompt `_` is the last result; one that is text by now was kept before it became so. */
void result_keep(Vm *vm, Datum value)
{
    bool is_text = value.kind == D_STRING && value.extra == TEXT_FINISHED;
    if (!vm->interactive || value.kind == D_NIL || is_text || vm->frame_count > 1)
        return;
    Name name = intern_name(&vm->names, "_", 1);
    Env *env = vm_top(vm)->proto->env;
    uint32_t slot = heap_env_slot(&vm->heap, env, name, datum_unset());
    env->slots[slot] = value;
}

/* Into the scratch buffer: a result as a script prints it, or as a prompt shows it. A string that a
   command gives is shown as it is. */
static void put_result(Vm *vm, Datum value, bool is_command, bool is_shown)
{
    buf_clear(&vm->scratch);
    if (is_command && value.kind == D_STRING)
        text_put(vm, &vm->scratch, value);
    else if (is_shown)
        text_show(vm, &vm->scratch, value);
    else
        text_put_repr(vm, &vm->scratch, value);
    if (!vm->scratch.len || vm->scratch.data[vm->scratch.len - 1] != '\n' || !is_command)
        buf_putc(&vm->scratch, '\n');
}

/* Shows the result of an expression statement; nil shows nothing. */
void result_print(Vm *vm, Datum value, bool is_command)
{
    if (value.kind == D_NIL)
        return;
    if (vm->record) {
        put_result(vm, value, is_command, false);
        vm->record(vm, vm->frame_count == 1, is_command, vm->scratch.data, vm->scratch.len);
    }
    put_result(vm, value, is_command, vm->interactive);
    vm_print_only(vm, vm->scratch.data, vm->scratch.len);
}
