/*
 * fuzz.h: common parts of the fuzz targets: a session with limits whose host is in memory, so that
 * no input can make it hang, exhaust the machine or touch a file.
 *
 * Each target is one source file with one function, LLVMFuzzerTestOneInput, which libFuzzer calls.
 * Linked with replay.c in place of libFuzzer, it replays the inputs of the corpus.
 */
#ifndef FUZZ_H
#define FUZZ_H

#include "session/mgrad.h"

/* The name of a text, which every report shows: with control characters and a broken byte. */
#define FUZZ_NAME "<f\x1B[2J\nu\xC2\x9Bzz\xFF>"

/* The world of one input. A target has one world, at a fixed address: sessions keep a pointer to
   it. */
typedef struct FuzzWorld {
    volatile sig_atomic_t *stop;
    const char *file; /* the contents of every file */
    size_t file_size;
    char *dot; /* the last DOT source written or drawn, or NULL. Freed with free() */
    size_t dot_size;
    size_t bytes;  /* number of bytes received; forces each to be read */
    uint32_t hash; /* hash of all received bytes */
    double clock;
} FuzzWorld;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A hash of the whole input: chooses parameters that are not in the text. */
uint32_t fuzz_hash(const uint8_t *data, size_t size);

/* A session of `world`; ends the process on failure. `choice` has bits for its options. Long work
   in it is interrupted again and again. */
Mgrad *fuzz_open(FuzzWorld *world, uint32_t choice);
/* Runs a text and checks that any error is well-formed. */
MgradStatus fuzz_run(Mgrad *m, FuzzWorld *world, const char *text, size_t size);
/* Checks that the report and the warnings have no control characters. */
void fuzz_check_error(const Mgrad *m);
/* True if the session opened last has been interrupted, so that the target should stop. */
int fuzz_is_late(void);
/* Checks that the session still works, then ends it. */
void fuzz_close(Mgrad *m, FuzzWorld *world);

/* Starts and ends a session. In builds for libFuzzer it comes from rewind.c, where all sessions of
   a `kind` (0 to 7) share one start; elsewhere it is a plain one. */
Mgrad *fuzz_session(unsigned kind, const Host *host, const MgradOptions *options);
void fuzz_end_session(Mgrad *m);

/* Aborts the process if `holds` is false: a finding. */
void fuzz_assert(int holds, const char *what);

#endif
