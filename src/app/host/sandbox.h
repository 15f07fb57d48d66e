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

/* The system's limits on output and time are higher than these, so that a program first meets the
   limits of the host, which end it with a message. */
typedef struct SandboxLimits {
    size_t memory;  /* bytes that may still be allocated */
    size_t output;  /* bytes; 0: no limit */
    double seconds; /* 0: no limit */
} SandboxLimits;

/* Confines the process for the rest of its life. It can compute, allocate memory, write to standard
   output and standard error, and end; any other system call kills it (SIGSYS). Read all files and
   environment variables before. Returns NULL, or the reason of a failure: then no program may
   run. */
const char *sandbox_enter(SandboxLimits limits);

#endif
