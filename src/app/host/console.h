/*
 * console.h: the terminal as a screen, and the programs of the user's that take it over for a
 * while: the pager and the editor. They are run by the shell, as what $PAGER and $EDITOR hold is a
 * command line. Meanwhile Ctrl-C is theirs.
 */
#ifndef APP_HOST_CONSOLE_H
#define APP_HOST_CONSOLE_H

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/host.h"

typedef struct ConsoleSize {
    size_t rows, columns;
} ConsoleSize;

/* Of the terminal on standard output; 24 rows of 80 columns where it does not tell. */
ConsoleSize console_size(void);

/* Does the locale of the environment write UTF-8? */
bool console_is_utf8(void);

/* Does the kind of terminal ($TERM) understand more than lines of text? */
static inline bool console_has_cursor(void)
{
    const char *term = getenv("TERM");
    return term && *term && strcmp(term, "dumb") != 0;
}

/* Are standard input and output a terminal that can move its cursor? */
bool console_is_screen(void);

/* Has something been typed that nobody has read yet? */
bool console_is_typing(void);

/* Gives a text that is longer than the screen to $PAGER (less -FRX). False where it is to be
   printed instead: it is short, there is no screen or no pager. */
bool console_page(const char *text, size_t size);

/* Opens a text in $VISUAL, else $EDITOR, else vi, and puts what has become of it into `edited`.
   False, with the reason, if that fails. */
bool console_edit(const char *text, size_t size, Buf *edited, HostSink reason);

#endif
