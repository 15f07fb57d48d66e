/*
 * history.h: the file in which what was typed is kept from session to session.
 *
 * An entry begins at the margin, its other lines stand behind a tab, so an entry of several lines
 * stays one whatever is in it. (Readline's own format marks entries by comment lines that a pasted
 * program could hold as well.) Every entry is written at once, so a session that is killed loses
 * nothing; sessions that run at the same time add theirs one after the other, under a lock.
 */
#ifndef APP_REPL_HISTORY_H
#define APP_REPL_HISTORY_H

#include "base/buf.h"
#include "base/host.h"

enum {
    HISTORY_MAX_ENTRIES = 5000,
    HISTORY_MAX_ENTRY = 256 * 1024, /* bytes; a longer one is not written into the file */
};

typedef struct History {
    Mem *mem;
    Buf path;         /* of the file; empty: nothing is kept */
    bool owns_folder; /* its folders are ours to make */
} History;

/* The file is $MGRAD_HISTORY (empty: none at all), else mgrad/history in $XDG_STATE_HOME, else in
   ~/.local/state. False, with the reason, if none of them tells. */
bool history_open(History *history, Mem *mem, HostSink reason);

/* Gives the last entries, the oldest first, each in one `put`, followed by a NUL. A file that is
   not there has none. False, with the reason, if there is one that cannot be read; nothing is kept
   from then on, so that it stays as it is. */
bool history_load(History *history, HostSink entry, HostSink reason);

/* Adds an entry. False, with the reason, if the file cannot be written; nothing is kept from then
   on. */
bool history_add(History *history, const char *text, size_t size, HostSink reason);

/* Leaves no more than the last entries in the file. */
void history_close(History *history);

/* Is this text worth an entry? Not where it begins with a blank: that keeps a line to oneself. */
bool history_wants(const char *text);

#endif
