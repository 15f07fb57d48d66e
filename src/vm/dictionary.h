/*
 * dictionary.h: dictionaries for programs: keys are checked, and errors name them. heap/dict.h has
 * the table itself.
 */
#ifndef VM_DICTIONARY_H
#define VM_DICTIONARY_H

#include "heap/dict.h"
#include "vm/vm.h"

/* The value of a key; NULL: there is no such key. Throws if the key is neither a string nor a
   number. A Value counts as its data. */
Datum *dictionary_find(Vm *vm, const Dict *dict, Datum key);
/* d[key]. Throws if there is no such key. */
Datum dictionary_get(Vm *vm, const Dict *dict, Datum key);
/* d[key] = value */
void dictionary_set(Vm *vm, Dict *dict, Datum key, Datum value);
/* Removes a key and returns its value; D_UNSET: there is no such key. */
Datum dictionary_remove(Vm *vm, Dict *dict, Datum key);
/* The error for a missing key. It names a similar one. */
_Noreturn void dictionary_missing(Vm *vm, const Dict *dict, Datum key);

typedef enum DictionaryPart { DICTIONARY_KEYS, DICTIONARY_VALUES, DICTIONARY_ITEMS } DictionaryPart;

/* A new list of the keys, of the values, or of lists [key, value]. */
List *dictionary_list(Vm *vm, const Dict *dict, DictionaryPart part);
/* A dictionary becomes the list of its keys; anything else stays. This is how loops and builtins
   for lists read it. */
static inline Datum dictionary_keys_of(Vm *vm, Datum x)
{
    return x.kind == D_DICT ? datum_obj(D_LIST, dictionary_list(vm, x.as.dict, DICTIONARY_KEYS))
                            : x;
}

#endif
