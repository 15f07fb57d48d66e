/*
 * file.h: whole files for builtins, read and written through the host.
 *
 * `arg` is the argument that names the file: errors point at it. A host function must not be left
 * by a throw, so it fills a buffer through a HostSink (base/sink.h), and file_accept checks
 * afterwards.
 */
#ifndef LIB_FILE_H
#define LIB_FILE_H

#include "vm/vm.h"

enum { FILE_LONGEST_ENDING = 16 };

/* Call this after a host function has filled vm->bytes. Throws if memory ran out meanwhile, else
   returns `fine`, the result of that function. */
bool file_accept(Vm *vm, bool fine);
/* The same for a picture. Blanks out the creation date of a PDF, so that the same program writes
   the same bytes. */
bool file_accept_picture(Vm *vm, bool fine);

/* Writes a file. False, with the reason in vm->message, if that fails. */
bool file_try_write(Vm *vm, const char *path, const Buf *bytes);
/* The same, but throws "cannot write 'path': reason". */
void file_write(Vm *vm, uint32_t arg, const char *path, const Buf *bytes);
/* Reads a file into vm->bytes. False, with the reason in `message`, if that fails. */
bool file_try_read(Vm *vm, const char *path, HostSink message);
/* The same, but throws "cannot read 'path': reason". A file that is not found from the working
   directory is looked up next to the source file of the running code. */
void file_read(Vm *vm, uint32_t arg, const char *path);
/* True if the host can tell that the file `name``ending` exists. Overwrites vm->bytes. */
bool file_exists(Vm *vm, const char *name, const char *ending);
/* The ending of a picture's path in lower case, which selects the format. Throws with `help` if
   there is none. */
void file_ending(Vm *vm, uint32_t arg, const char *path, const char *help,
                 char ending[FILE_LONGEST_ENDING + 1]);
/* Throws "cannot `verb` 'path': " and the reason in vm->message. */
_Noreturn void file_fail(Vm *vm, uint32_t arg, const char *verb, const char *path);

#endif
