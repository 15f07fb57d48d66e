/*
 * history.h: the file that keeps the entries of the prompt from session to session.
 *
 * Each entry is written as soon as it is typed, so a session that is killed loses nothing. Sessions
 * that run at the same time write under a lock. If another program keeps it, entries are written
 * later, with a later entry or at the end of the session.
 */
#ifndef APP_REPL_HISTORY_H
#define APP_REPL_HISTORY_H

#include "app/repl/history_format.h"

enum { HISTORY_MAX_ENTRY = 256 * 1024 }; /* bytes; a longer entry is not written to the file */

typedef struct History {
    Mem *mem;
    Buf path;         /* of the file; empty: no history is kept */
    Buf unsaved;      /* the entries that are not in the file yet, a NUL after each */
    bool is_locked;   /* another program had the lock at the last attempt */
    bool owns_folder; /* the path is our default, so missing folders are created */
} History;

/* The file is $MGRAD_HISTORY (empty: no history), else mgrad/history in $XDG_STATE_HOME, else in
   ~/.local/state. False, with the reason, if none of these variables is set. */
bool history_open(History *history, Mem *mem, HostSink reason);

/* Passes the last HISTORY_MAX_ENTRIES entries to `entry`, the oldest first, each in one call and
   followed by a NUL. A missing file has no entries. If the file cannot be read, returns false with
   the reason; from then on nothing is written, so the file stays as it is. */
bool history_load(History *history, HostSink entry, HostSink reason);

/* Appends an entry. If the file cannot be written, returns false with the reason; from then on
   nothing is written. If another program has locked the file, waits at most 0.2 s, keeps the entry
   for the next call, and returns false with the reason: once, until the lock is free again. */
bool history_add(History *history, const char *text, size_t size, HostSink reason);

/* Writes the entries that a lock has delayed; if need be, without the lock. */
void history_flush(History *history);

/* Flushes, shortens the file to the last HISTORY_MAX_ENTRIES entries, and frees the memory. */
void history_close(History *history);

/* Is this text kept as an entry? Not if it is empty or begins with a blank: a leading blank keeps a
   line private. */
bool history_wants(const char *text);

#endif
