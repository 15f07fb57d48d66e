/*
 * history.h: the file that keeps the entries of the prompt from session to session.
 *
 * The file is a header line, then one entry a line: "\n" is a line break inside the entry and "\\"
 * a backslash. So an entry of several lines stays one entry, whatever it contains. (Readline's own
 * format separates entries by comment lines with the time, which a pasted program may contain.)
 *
 * Each entry is written as soon as it is typed, so a session that is killed loses nothing. Sessions
 * that run at the same time write under a lock.
 *
 * Up to version 0.1.0 an entry began at the left margin, its further lines followed a tab, and
 * there was no header. Such a file is read, and converted by the first write. If that fails because
 * no file can be created next to it, entries are added in the old format.
 */
#ifndef APP_REPL_HISTORY_H
#define APP_REPL_HISTORY_H

#include "base/buf.h"
#include "base/host.h"

enum {
    HISTORY_MAX_ENTRIES = 5000,
    HISTORY_MAX_ENTRY = 256 * 1024, /* bytes; a longer entry is not written to the file */
};

/* The first line of the file. In the old format no file begins with a tab. */
#define HISTORY_HEADER                                                                             \
    "\t# mgrad history 2: one entry a line, \\n is a line break, \\\\ a backslash\n"

typedef struct History {
    Mem *mem;
    Buf path;         /* of the file; empty: no history is kept */
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
   nothing is written. */
bool history_add(History *history, const char *text, size_t size, HostSink reason);

/* Shortens the file to the last HISTORY_MAX_ENTRIES entries, and frees the memory. */
void history_close(History *history);

/* Is this text kept as an entry? Not if it is empty or begins with a blank: a leading blank keeps a
   line private. */
bool history_wants(const char *text);

#endif
