/* args.c: checks and converts the arguments of builtins. Messages name the builtin as it was
   called. */
#include "lib/args.h"

#include <string.h>

#include "vm/convert.h"
#include "vm/dictionary.h"
#include "vm/error.h"
#include "vm/repr.h"
#include "vm/site.h"

/* Throws "NAME needs WANTED, not KIND". */
static _Noreturn void arg_refuse(Vm *vm, const Datum *args, uint32_t i, const char *wanted)
{
    error_throw_arg(vm, i, "%s needs %s, not %s", site_called_name(vm), wanted, repr_noun(args[i]));
}

double arg_number(Vm *vm, const Datum *args, uint32_t i)
{
    if (!datum_is_number(args[i]))
        arg_refuse(vm, args, i, "a number");
    return convert_number(vm, args[i]);
}

int64_t arg_whole(Vm *vm, const Datum *args, uint32_t i)
{
    int64_t whole;
    if (!convert_whole(vm, args[i], &whole))
        error_throw_arg(vm, i, "%s needs a whole number, not %s", site_called_name(vm),
                        repr_not_whole(vm, args[i]));
    return whole;
}

/* The most common mistake is `let a = 2.0`, so the help shows how to make a Value. */
Node arg_value(Vm *vm, const Datum *args, uint32_t i)
{
    if (args[i].kind == D_NODE)
        return args[i].as.node;
    if (!datum_is_number(args[i]))
        arg_refuse(vm, args, i, "a Value");
    error_throw_at(vm, site_arg_span(vm, i),
                   vm_env(vm)->is_plain
                       ? "Value(2.0) makes one; after 'set numbers values' so does a = 2.0"
                       : "a = 2.0 at top level makes a Value, and so does Value(2.0)",
                   "%s needs a Value, not a number", site_called_name(vm));
}

List *arg_list(Vm *vm, const Datum *args, uint32_t i)
{
    if (args[i].kind != D_LIST)
        arg_refuse(vm, args, i, "a list");
    return args[i].as.list;
}

List *arg_items(Vm *vm, const Datum *args, uint32_t i)
{
    if (args[i].kind == D_DICT)
        return dictionary_list(vm, args[i].as.dict, DICTIONARY_KEYS);
    return arg_list(vm, args, i);
}

Dict *arg_dict(Vm *vm, const Datum *args, uint32_t i)
{
    if (args[i].kind != D_DICT)
        arg_refuse(vm, args, i, "a dictionary");
    return args[i].as.dict;
}

bool arg_is_given(const Vm *vm, uint32_t i)
{
    if (i < vm->call.positional)
        return true;
    const Name *keywords = vm->call.keywords;
    for (uint32_t k = 0; keywords && k < keywords[0]; k++)
        if (keywords[k + 1] == vm->call.native->signature.params[i])
            return true;
    return false;
}

List *arg_some(Vm *vm, const Datum *args, uint32_t i)
{
    List *list = arg_items(vm, args, i);
    if (list->count == 0)
        error_throw_arg(vm, i, "%s needs a list that is not empty", site_called_name(vm));
    return list;
}

String *arg_string(Vm *vm, const Datum *args, uint32_t i)
{
    if (args[i].kind != D_STRING)
        arg_refuse(vm, args, i, "a string");
    return args[i].as.string;
}

const char *arg_path(Vm *vm, const Datum *args, uint32_t i)
{
    const String *path = arg_string(vm, args, i);
    if (path->size == 0)
        error_throw_arg(vm, i, "the name of the file is empty");
    /* The host takes a C string, which would end at the NUL and name another file. */
    if (strlen(path->text) != path->size)
        error_throw_arg(vm, i, "the name of a file cannot hold a NUL byte");
    return path->text;
}

double arg_deviation(Vm *vm, const Datum *args, uint32_t i)
{
    double deviation = arg_number(vm, args, i);
    if (deviation < 0.0)
        error_throw_arg(vm, i, "a standard deviation is not negative");
    return deviation;
}

size_t arg_size(Vm *vm, Datum size, uint32_t i)
{
    int64_t whole;
    if (!convert_whole(vm, size, &whole) || whole < 0 || whole > ARG_LARGEST_SIZE)
        error_throw_arg(vm, i, "a size is a whole number from 0 to %d", ARG_LARGEST_SIZE);
    return (size_t)whole;
}

void arg_throw_element(Vm *vm, uint32_t i, Datum container, Datum key, Datum x)
{
    buf_clear(&vm->scratch);
    repr_put(vm, &vm->scratch, key);
    error_throw_arg(vm, i, "%s needs Values, but element %s of the %s is %s", site_called_name(vm),
                    buf_text(&vm->scratch), repr_kind(container), repr_noun(x));
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
    int depth = 0; /* of open brackets */
    char quote = '\0';
    for (; *at < end && (quote || depth > 0 || **at != ','); ++*at) {
        if (quote)
            quote = **at == quote ? '\0' : quote;
        else if (**at == '"' || **at == '\'')
            quote = **at;
        else
            depth += (strchr("([{", **at) != NULL) - (strchr(")]}", **at) != NULL);
    }
    *size = (size_t)(*at - *text);
    while (*size && is_blank((*text)[*size - 1]))
        --*size;
    return *size > 0;
}
