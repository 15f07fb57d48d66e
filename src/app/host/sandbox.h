/*
 * sandbox.h: the second wall of --sandbox: what the system itself refuses to the whole process.
 *
 * The first wall is the language: a sandboxed session has no host functions for files, programs and
 * the environment (run_restrict). Should a mistake of ours let a program past it, it stands before
 * this one. docs/security.md says what both promise together.
 */
#ifndef APP_HOST_SANDBOX_H
#define APP_HOST_SANDBOX_H

#include <stddef.h>

/* From here on the process can compute, take `memory` bytes more, write to standard output and
   standard error, and end; any other system call kills it (SIGSYS). What is to be read, the
   environment too, must have been read. `seconds` of processor time, 0: no limit. There is no way
   back. NULL; or why the wall does not stand: then nothing may run behind it. */
const char *sandbox_enter(size_t memory, double seconds);

#endif
