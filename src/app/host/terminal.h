/*
 * terminal.h: pictures on the terminal itself, in the middle of the text.
 *
 * Three ways are known: kitty's graphics protocol, iTerm2's inline images, and sixels. Which one a
 * terminal has, it is asked itself, once, when a picture could be shown for the first time. It is
 * asked only what every terminal swallows: all have an answer to "device attributes", which tells
 * of sixels; kitty's question goes only to terminals that say by their environment that they know
 * it. tmux and screen answer for themselves, so nothing gets past them to a terminal that does not
 * expect it.
 */
#ifndef APP_HOST_TERMINAL_H
#define APP_HOST_TERMINAL_H

#include <signal.h>

#include "base/buf.h"
#include "base/host.h"

typedef enum TerminalKind {
    TERMINAL_UNKNOWN, /* not asked yet */
    TERMINAL_TEXT,    /* shows no pictures */
    TERMINAL_KITTY,
    TERMINAL_ITERM,
    TERMINAL_SIXEL,
} TerminalKind;

typedef struct Terminal {
    Mem *mem;                    /* without `fail` */
    volatile sig_atomic_t *stop; /* or NULL */
    TerminalKind kind;
    bool lacks_sixel; /* the terminal shows sixels, but this build has no encoder for them */
    size_t colors;                /* of a sixel picture */
    size_t max_width, max_height; /* of a sixel picture, in pixels */
} Terminal;

void terminal_init(Terminal *terminal, Mem *mem, volatile sig_atomic_t *stop);

/* Are pictures shown on the terminal at standard input and output? The first time it may be asked,
   and we wait for its answer: keys that are read meanwhile go to `typed`. */
bool terminal_has_pictures(Terminal *terminal, HostSink typed);
/* How large a picture may be that has room in the window. */
HostCanvas terminal_canvas(const Terminal *terminal);
/* Shows a PNG, on lines of its own. Only where terminal_has_pictures. False if it is none that can
   be shown, or memory is short; then nothing is written. */
bool terminal_show(const Terminal *terminal, const char *png, size_t size);

#endif
