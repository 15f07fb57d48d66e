/* dict.c: builtins for dictionaries. Those for lists that also take dictionaries are in list.c. */
#include "lib/core/dict.h"

#include "lib/args.h"
#include "lib/registry.h"
#include "vm/dictionary.h"
#include "vm/error.h"
#include "vm/repr.h"

static Datum dict_listed(Vm *vm, const Datum *args, DictionaryPart part)
{
    return datum_obj(D_LIST, dictionary_list(vm, arg_dict(vm, args, 0), part));
}

static Datum dict_keys(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    return dict_listed(vm, args, DICTIONARY_KEYS);
}

static Datum dict_values(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    return dict_listed(vm, args, DICTIONARY_VALUES);
}

static Datum dict_items(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    return dict_listed(vm, args, DICTIONARY_ITEMS);
}

static Datum dict_get(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    const Datum *value = dictionary_find(vm, arg_dict(vm, args, 0), args[1]);
    return value ? *value : args[2];
}

Datum dict_pop(Vm *vm, const Datum *args)
{
    Dict *dict = arg_dict(vm, args, 0);
    if (!arg_is_given(vm, 1))
        error_throw(vm, "pop needs the key to remove from the dictionary");
    Datum value = dictionary_remove(vm, dict, args[1]);
    if (value.kind != D_UNSET)
        return value;
    if (!arg_is_given(vm, 2))
        dictionary_missing(vm, dict, args[1]);
    return args[2];
}

/* From pairs of a key and a value. */
static void dict_fill(Vm *vm, Dict *dict, const List *pairs)
{
    for (size_t i = 0; i < pairs->count; i++) {
        const Datum pair = pairs->items[i];
        vm_poll(vm);
        if (pair.kind != D_LIST || pair.as.list->count != 2)
            error_throw_arg(vm, 0, "dict needs pairs [key, value], but element %zu is %s%s", i,
                            repr_noun(pair), pair.kind == D_LIST ? " of another length" : "");
        dictionary_set(vm, dict, pair.as.list->items[0], pair.as.list->items[1]);
    }
}

Datum dict_copy(Vm *vm, const Dict *from)
{
    Dict *to = heap_dict(&vm->heap);
    for (const DictEntry *entry = dict_first(from); entry; entry = dict_next(from, entry))
        dictionary_set(vm, to, entry->key, entry->value);
    return datum_obj(D_DICT, to);
}

static Datum dict_dict(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    if (args[0].kind == D_DICT)
        return dict_copy(vm, args[0].as.dict);
    Dict *dict = heap_dict(&vm->heap);
    if (args[0].kind != D_NIL)
        dict_fill(vm, dict, arg_list(vm, args, 0));
    return datum_obj(D_DICT, dict);
}

static const Builtin rows[] = {
    {"keys(d)", dict_keys, ROW_QUIET, NULL, "the list of the keys of a dictionary, in order",
     "keys({\"a\": 1, \"b\": 2})", 0},
    {"values(d)", dict_values, ROW_QUIET, NULL, "the list of the values of a dictionary, in order",
     "values({\"a\": 1, \"b\": 2})", 0},
    {"items(d)", dict_items, ROW_QUIET, NULL, "the list of the pairs [key, value] of a dictionary",
     "for k, v in items({\"a\": 1}) { print k, v }", 0},
    {"get(d, key, default=nil)", dict_get, ROW_QUIET, NULL,
     "the value of a key of a dictionary; the default if the key is missing",
     "get({\"a\": 1}, \"b\", 0)", 0},
    {"dict(pairs=nil)", dict_dict, ROW_QUIET, NULL,
     "a dictionary made of pairs [key, value], or a copy of a dictionary",
     "dict(zip([\"a\", \"b\"], [1, 2]))", 0},
};

const BuiltinTable dict_table = {"dictionaries", rows, sizeof rows / sizeof *rows};
