/*
 * terminal.h: pictures on the terminal, between lines of text.
 *
 * There are three protocols: kitty's graphics, iTerm2's inline images, and sixels. The terminal is
 * queried for its protocol once, before the first picture. The queries are safe on every terminal:
 * all answer "device attributes", which tells of sixels, and kitty's query is sent only if the
 * environment suggests that the terminal knows it. tmux and screen answer for themselves, so no
 * query reaches a terminal that does not expect it.
 */
#ifndef APP_HOST_TERMINAL_H
#define APP_HOST_TERMINAL_H

#include "host/picture.h"

typedef enum TerminalKind {
    TERMINAL_UNKNOWN, /* not queried yet */
    TERMINAL_TEXT,    /* shows no pictures */
    TERMINAL_KITTY,
    TERMINAL_ITERM,
    TERMINAL_SIXEL,
} TerminalKind;

typedef struct Terminal {
    const PictureClient *client; /* its `stop` ends the wait for an answer; it encodes sixels */
    TerminalKind kind;
    size_t colors;                /* of a sixel picture */
    size_t max_width, max_height; /* of a sixel picture, in pixels; 0: unknown */
} Terminal;

void terminal_init(Terminal *terminal, const PictureClient *client);

/* Can the terminal on standard input and output show pictures? The first call may query it and wait
   for the answer; keys that are typed meanwhile go to `typed`. */
bool terminal_has_pictures(Terminal *terminal, HostSink typed);
/* What the terminal shows: PNGs that fit in the window. */
HostAccepted terminal_accepts(const Terminal *terminal);
/* Shows a PNG on separate lines; terminal_has_pictures must be true. False, with nothing written,
   if that fails: memory is short, or there is no encoder for sixels. The reason is then in
   `message`, if there is one to tell. A terminal whose pictures cannot be encoded shows text from
   then on. */
bool terminal_show(Terminal *terminal, const char *png, size_t size, HostSink message);

#endif
