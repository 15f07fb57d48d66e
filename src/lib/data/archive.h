/* archive.h: data in text files, for save and load. */
#ifndef LIB_DATA_ARCHIVE_H
#define LIB_DATA_ARCHIVE_H

#include "vm/vm.h"

/* The first line of a file that archive_write has written. */
#define ARCHIVE_HEADER "# mgrad data"

/* Writes data to vm->bytes: numbers, Values, strings, nil, and lists and dictionaries of them.
   Throws, pointing at argument 0, if there is anything else in it. */
void archive_write(Vm *vm, Datum x);
/* Reads it from vm->bytes. All is equal to what was written, to the bit, and shared as before, but
   Values are leaves with gradient 0. Throws, pointing at argument `arg`, if the text is not what
   archive_write writes. */
Datum archive_read(Vm *vm, uint32_t arg, const char *path);

#endif
