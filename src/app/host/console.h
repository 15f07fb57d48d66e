/*
 * console.h: the size and abilities of the terminal, and the user's pager and editor.
 *
 * These programs run through the shell, because $PAGER and $EDITOR are command lines. While one
 * runs, it gets Ctrl-C and we ignore it.
 */
#ifndef APP_HOST_CONSOLE_H
#define APP_HOST_CONSOLE_H

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/host.h"

typedef struct ConsoleSize {
    size_t rows, columns;
    size_t width, height; /* in pixels; 0: unknown */
} ConsoleSize;

/* Of the terminal on standard output; HOST_ROWS of HOST_COLUMNS if unknown. */
ConsoleSize console_size(void);

/* The columns of the terminal on standard error; 0 if that is no terminal. */
size_t console_error_columns(void);

/* Does the locale of the environment use UTF-8? */
bool console_is_utf8(void);

/* Can this kind of terminal ($TERM) move its cursor? */
static inline bool console_has_cursor(void)
{
    const char *term = getenv("TERM");
    return term && *term && strcmp(term, "dumb") != 0;
}

/* Are standard input and output a terminal that can move its cursor? */
bool console_is_screen(void);

/* Are there keys on standard input that have not been read? */
bool console_is_typing(void);

/* Shows a text that is longer than the screen with $PAGER (default: less -FRX). False if the caller
   must print it instead: it is short, or there is no screen or no pager. */
bool console_page(const char *text, size_t size);

/* Opens a text in $VISUAL, else $EDITOR, else vi, and appends the edited text to `edited`. False,
   with the reason, if that fails. */
bool console_edit(const char *text, size_t size, Buf *edited, HostSink reason);

#endif
