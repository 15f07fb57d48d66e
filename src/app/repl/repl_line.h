/*
 * repl_line.h: a line from the terminal, edited with GNU Readline, and Readline's list of the lines
 * that were typed. Not part of a build without Readline (MGRAD_NO_READLINE).
 *
 * Readline is installed for one line at a time and gone while a program runs. The signals that
 * matter are blocked except where we wait for a key, so none can fall between the look at a flag
 * and the wait. Readline's own signal handling stays off: it would swallow a key.
 */
#ifndef APP_REPL_REPL_LINE_H
#define APP_REPL_REPL_LINE_H

#include <stdio.h>

#include "base/buf.h"
#include "base/host.h"

typedef enum ReadEnd {
    READ_LINE,
    READ_EOF,
    READ_STOPPED, /* the stop flag is up */
    READ_KILLED,  /* SIGTERM or SIGHUP has come: see repl_line_die */
} ReadEnd;

/* `talk` gets the prompts and the echo. */
void repl_line_start(FILE *talk);
void repl_line_stop(void);

/* Appends a line, or several if they were pasted, without the last line break; of one that a signal
   has ended, what had been typed. */
ReadEnd repl_line_read(const char *prompt, Buf *line);
/* Lets the signal that ended the last line end the process. */
void repl_line_die(void);
/* Keys that were read by others: they come before those that are typed from now on. */
void repl_line_type(const char *keys, size_t size);
/* Has more been typed already? */
bool repl_line_is_pending(void);

/* Makes an entry for the arrow keys. False if it is the last one once more. */
bool repl_line_remember(const char *text);
/* The last `count` entries, numbered. */
void repl_line_list(size_t count, HostSink out);

#endif
