/*
 * fields.h: fields, elements, slices, and what x.f(y) calls.
 */
#ifndef VM_FIELDS_H
#define VM_FIELDS_H

#include "vm/vm.h"

/* `object` lies where a collection finds it. */
Datum access_field(Vm *vm, const Datum *place, Name name);
void access_set_field(Vm *vm, Datum object, Name name, Datum value);
Datum access_index(Vm *vm, Datum list, Datum index);
void access_set_index(Vm *vm, Datum list, Datum index, Datum value);
Datum access_slice(Vm *vm, Datum list, Datum from, Datum to);

/* Finds what x.name(…) calls. Given call[0] a local of that name or D_UNSET, and call[1] x: a
   field of x leaves D_UNSET in call[0] and the field in call[1]; a function goes to call[0]. */
void access_method(Vm *vm, Datum *call, Name name);

/* The error for a name that is not known, with a similar one if there is one. */
_Noreturn void access_unknown_name(Vm *vm, Span span, const Env *env, Name name);

/* How many elements a list has, or characters a string; and one of them. */
size_t access_count(Datum sequence);
Datum access_item(Vm *vm, Datum sequence, size_t at);

/* The character `at` of a string: its bytes. */
typedef struct Utf8Character {
    const char *text;
    uint32_t size;
} Utf8Character;
Utf8Character access_character(const String *string, uint32_t at);

#endif
