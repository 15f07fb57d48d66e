/*
 * sandbox.h: the second layer of --sandbox: the operating system confines the whole process.
 *
 * The first layer is the language: a sandboxed session has no host functions for files, programs
 * and the environment (host_posix_sandboxed). If a bug of ours lets a program past that, this layer
 * stops it. docs/security.md describes the guarantees of both.
 */
#ifndef APP_HOST_SANDBOX_H
#define APP_HOST_SANDBOX_H

#include <stddef.h>

/* Confines the process for the rest of its life. It can compute, allocate `memory` bytes more, use
   `seconds` of processor time (0: no limit), write to standard output and standard error, and end;
   any other system call kills it (SIGSYS). Read all files and environment variables before. Returns
   NULL, or the reason of a failure: then no program may run. */
const char *sandbox_enter(size_t memory, double seconds);

#endif
