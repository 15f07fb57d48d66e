/* args.c: what builtins ask of their arguments. */
#include <math.h>
#include <string.h>

#include "vm/operators.h"
#include "lib/registry.h"

static _Noreturn void arg_refuse(Vm *vm, const Datum *args, uint32_t i, const char *wanted)
{
    vm_fail_arg(vm, i, "%s needs %s, not %s", vm_called_name(vm), wanted, arith_noun(args[i]));
}

double arg_number(Vm *vm, const Datum *args, uint32_t i)
{
    if (!arith_is_number(args[i]))
        arg_refuse(vm, args, i, "a number");
    return arith_number(vm, args[i]);
}

int64_t arg_whole(Vm *vm, const Datum *args, uint32_t i)
{
    if (args[i].kind == D_INT)
        return args[i].as.integer;
    double value = arg_number(vm, args, i);
    if (value != floor(value) || fabs(value) > 9.2e18)
        vm_fail_arg(vm, i, "%s needs a whole number", vm_called_name(vm));
    return (int64_t)value;
}

Node arg_value(Vm *vm, const Datum *args, uint32_t i)
{
    if (args[i].kind == D_NODE)
        return args[i].as.node;
    if (!arith_is_number(args[i]))
        arg_refuse(vm, args, i, "a Value");
    vm_fail_help(vm, vm_arg_span(vm, i),
                 "a = 2.0 at top level makes a Value, and so does Value(2.0)",
                 "%s needs a Value, not a number", vm_called_name(vm));
}

List *arg_list(Vm *vm, const Datum *args, uint32_t i)
{
    if (args[i].kind != D_LIST)
        arg_refuse(vm, args, i, "a list");
    return args[i].as.list;
}

List *arg_some(Vm *vm, const Datum *args, uint32_t i)
{
    List *list = arg_list(vm, args, i);
    if (list->count == 0)
        vm_fail_arg(vm, i, "%s needs a list that is not empty", vm_called_name(vm));
    return list;
}

String *arg_string(Vm *vm, const Datum *args, uint32_t i)
{
    if (args[i].kind != D_STRING)
        arg_refuse(vm, args, i, "a string");
    return args[i].as.string;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

bool arg_next_text(const char **at, const char *end, const char **text, size_t *size)
{
    while (*at < end && (is_blank(**at) || **at == ','))
        ++*at;
    *text = *at;
    int depth = 0;
    char quote = '\0';
    for (; *at < end && (quote || depth > 0 || **at != ','); ++*at) {
        if (quote)
            quote = **at == quote ? '\0' : quote;
        else if (**at == '"' || **at == '\'')
            quote = **at;
        else
            depth += (strchr("([", **at) != NULL) - (strchr(")]", **at) != NULL);
    }
    *size = (size_t)(*at - *text);
    while (*size && is_blank((*text)[*size - 1]))
        --*size;
    return *size > 0;
}
