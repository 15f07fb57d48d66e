/*
 * child.h: a program that makes a picture of a text that it reads: how it is run and bounded, and
 * what is said when it does not come to its own end.
 */
#ifndef APP_HOST_CHILD_H
#define APP_HOST_CHILD_H

#include "app/host/process.h"
#include "app/host/progress.h"
#include "base/host.h"

typedef struct PictureClient {
    Mem *mem;                    /* without `fail` */
    const char *argv0;           /* how we were started: mgrad-render is beside us; or NULL */
    volatile sig_atomic_t *stop; /* or NULL */
    Progress *progress;          /* shows how long it takes; or NULL */
} PictureClient;

/* Runs the program; `argv` as in ProcessJob. True if it ended by itself or could not be started:
   `result` says how. False if it was broken off, with the reason as a sentence. In any case give
   `result` to process_result_done. */
bool child_run(const PictureClient *client, const char *const *argv, const char *input, size_t size,
               ProcessResult *result, HostSink message);

/* One plain sentence of at most 1,000 bytes. */
void child_say(HostSink message, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
