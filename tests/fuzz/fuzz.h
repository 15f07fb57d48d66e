/*
 * fuzz.h: what the fuzz targets share: a session in a world of memory, with limits, so that no
 * input can make it hang, fill the machine or touch a file.
 *
 * Each target is one source with one function, LLVMFuzzerTestOneInput, as libFuzzer calls it.
 * Linked with replay.c in place of libFuzzer, it runs the inputs of the corpus again.
 */
#ifndef FUZZ_H
#define FUZZ_H

#include "session/mgrad.h"

/* The world of one input. A target has one, at one place: sessions remember it. */
typedef struct FuzzWorld {
    volatile sig_atomic_t *stop;
    const char *file; /* what every file holds */
    size_t file_size;
    char *dot; /* the last DOT source that was written or drawn; NULL: none. Freed with free() */
    size_t dot_size;
    size_t bytes;  /* how many came, so that each was looked at */
    uint32_t hash; /* of all that came */
    double clock;
} FuzzWorld;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A number that depends on all of the input: chooses what is not in the text. */
uint32_t fuzz_hash(const uint8_t *data, size_t size);

/* A session of `world`, or the end of the process. `choice`: bits for its options. Whatever works
   in it for long is asked to stop, again and again. */
Mgrad *fuzz_open(FuzzWorld *world, uint32_t choice);
/* Runs a text. Whatever happens, the session must say so properly. */
MgradStatus fuzz_run(Mgrad *m, FuzzWorld *world, const char *text, size_t size);
/* Whether the session that was opened last has been asked to stop: enough of it. */
int fuzz_is_late(void);
/* The session must still answer; then it ends. */
void fuzz_close(Mgrad *m, FuzzWorld *world);

/* A session, and its end: in the builds for libFuzzer one of rewind.c, to which all sessions of a
   `kind` (0 to 7) are alike at their start; elsewhere a plain one. */
Mgrad *fuzz_session(unsigned kind, const Host *host, const MgradOptions *options);
void fuzz_end_session(Mgrad *m);

/* The end of the process where `holds` is false: a finding. */
void fuzz_assert(int holds, const char *what);

#endif
