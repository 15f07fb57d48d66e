/*
 * repl_reader.h: the lines that the user types, and the entries that the history keeps.
 *
 * On a terminal lines are read with Readline, and entries are kept. Otherwise, and in a build
 * without Readline (MGRAD_NO_READLINE), they are read with getline, and nothing is kept.
 */
#ifndef APP_REPL_REPL_READER_H
#define APP_REPL_REPL_READER_H

#include <stdio.h>

#include "app/host/front.h"
#include "app/repl/history.h"
#include "app/repl/repl_line.h"

typedef struct ReplReader {
    const Front *front;
    FILE *talk;      /* for prompts: stderr if results go to a file or a pipe */
    bool terminal;   /* lines are typed */
    bool edits;      /* and read with Readline */
    History history; /* if `edits` */
} ReplReader;

/* `block` has the lines above the one being typed. Borrows all three until repl_reader_stop. */
void repl_reader_start(ReplReader *reader, const Front *front, Mgrad *session, const Buf *block);
void repl_reader_stop(ReplReader *reader);

/* Appends a line to `line`, or several lines of a paste, without the last line break. If a signal
   ends it, appends the typed part. */
ReadEnd repl_reader_read(ReplReader *reader, const char *prompt, Buf *line);
/* Has the user typed or pasted keys that have not been read? False if that is unknown. */
bool repl_reader_is_pending(const ReplReader *reader);
/* Ends the process by the signal, after READ_KILLED. No entry of the history is lost. */
void repl_reader_die(ReplReader *reader);

/* Adds an entry to the history, without line breaks at its end. */
void repl_reader_remember(ReplReader *reader, Buf *entry);
/* The command `history`: lists the last entries; `argument` is their number, or empty. */
bool repl_reader_list(const ReplReader *reader, const char *argument, HostSink out,
                      HostSink message);

#endif
