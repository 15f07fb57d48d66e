/*
 * child.h: runs a program that reads a text and writes a picture, within limits of time and size.
 */
#ifndef HOST_CHILD_H
#define HOST_CHILD_H

#include "base/host.h"
#include "host/process.h"

typedef struct PictureClient {
    Mem *mem;                    /* has no `fail` */
    const char *argv0;           /* our own argv[0], to find mgrad-render next to us; or NULL */
    volatile sig_atomic_t *stop; /* or NULL */
    /* Called several times a second while the program runs, with the elapsed time, and with -1 when
       it has ended; or NULL. */
    void (*waiting)(void *ctx, double seconds);
    void *waiting_ctx;
} PictureClient;

/* Runs the program; `argv` as in ProcessJob. True if it ended by itself or could not be started:
   `result` tells which. False, with the reason as a sentence, if it was killed. Call
   process_result_done in both cases. */
bool child_run(const PictureClient *client, const char *const *argv, const char *input, size_t size,
               ProcessResult *result, HostSink message);

/* Formats a sentence of at most 1,023 bytes into `message`. */
void child_say(HostSink message, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
