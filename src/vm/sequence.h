/* sequence.h: the elements of lists and strings, by index, in slices and one after the other. */
#ifndef VM_SEQUENCE_H
#define VM_SEQUENCE_H

#include "vm/vm.h"

/* list[index], or the value of a key of a dictionary. Throws if there is no such element. A
   negative index counts from the end. */
Datum sequence_get(Vm *vm, Datum list, Datum index);
/* list[index] = value. A string cannot be changed. */
void sequence_set(Vm *vm, Datum list, Datum index, Datum value);
/* list[from:to] as a new list or string; nil is an end that is left out. Ends outside the list are
   cut as in Python. */
Datum sequence_slice(Vm *vm, Datum list, Datum from, Datum to);

/* The number of elements of a list, or of characters of a string. */
size_t sequence_count(Datum sequence);
/* Element `at`, which must exist. */
Datum sequence_item(Vm *vm, Datum sequence, size_t at);

/* A character of a string: its bytes in UTF-8. */
typedef struct Utf8Character {
    const char *text;
    uint32_t size;
} Utf8Character;
Utf8Character sequence_character(const String *string, size_t at);

#endif
