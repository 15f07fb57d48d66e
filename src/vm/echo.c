/* echo.c: the value of an expression statement. */
#include "vm/echo.h"

#include "vm/repr.h"
#include "vm/rows.h"
#include "vm/vm_internal.h"

static void bind_last(Vm *vm, Datum value)
{
    Name name = intern_name(&vm->names, "_", 1);
    Env *env = vm_top(vm)->proto->env;
    uint32_t slot = heap_env_slot(&vm->heap, env, name, datum_unset());
    env->slots[slot] = value;
}

void echo_keep(Vm *vm, Datum value, bool is_result)
{
    /* An instance that became its text was kept before that. */
    bool is_text = value.kind == D_STRING && value.extra == REPR_FINISHED;
    if (value.kind == D_NIL || is_text)
        return;
    if (is_result)
        vm->kept.value = value;
    if (vm->options.interactive && vm->frame_count == 1)
        bind_last(vm, value);
}

void echo_forget(Vm *vm)
{
    vm->kept.value = datum_unset();
    buf_reset(&vm->kept.text);
}

/* Writes the value into the scratch buffer, as a script prints it or as a prompt shows it. */
static void put_result(Vm *vm, Datum value, bool is_command, bool is_shown)
{
    buf_clear(&vm->scratch);
    if (is_command && value.kind == D_STRING)
        repr_put_str(vm, &vm->scratch, value);
    else if (!is_shown)
        repr_put(vm, &vm->scratch, value);
    else if (!rows_show(vm, &vm->scratch, value))
        repr_show(vm, &vm->scratch, value);
    if (!vm->scratch.len || vm->scratch.data[vm->scratch.len - 1] != '\n' || !is_command)
        buf_putc(&vm->scratch, '\n');
}

static void keep_text(Vm *vm)
{
    Buf *text = &vm->kept.text;
    buf_clear(text);
    buf_put(text, vm->scratch.data, vm->scratch.len - 1);
}

void echo_show(Vm *vm, Datum value, bool is_command, bool is_result)
{
    if (value.kind == D_NIL)
        return;
    if (vm->hooks.record) {
        OutputKind kind = vm->frame_count > 1 ? OUTPUT_PRINTED
                          : is_command        ? OUTPUT_COMMAND
                                              : OUTPUT_RESULT;
        put_result(vm, value, is_command, false);
        vm->hooks.record(vm, kind, vm->scratch.data, vm->scratch.len);
    }
    put_result(vm, value, is_command, vm->options.interactive && !vm->options.keeps_result);
    if (is_result)
        keep_text(vm);
    else
        vm_print_only(vm, vm->scratch.data, vm->scratch.len);
}
