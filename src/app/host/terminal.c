/*
 * terminal.c: queries the terminal, and writes pictures in its protocol.
 *
 * The protocols: https://sw.kovidgoyal.net/kitty/graphics-protocol, https://iterm2.com/
 * documentation-images.html, and "XTerm Control Sequences" for CSI c and CSI ? S.
 */
#define _XOPEN_SOURCE 700
#include "app/host/terminal.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "app/host/console.h"
#include "base/sink.h"
#include "host/files.h"
#include "host/process.h"

/* Device attributes. Every terminal answers this query, so it is sent last: its answer tells that
   the other answers have arrived. */
#define ASK_ATTRIBUTES "\033[c"
/* Asks whether a picture of one pixel could be shown. */
#define ASK_KITTY "\033_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\033\\" ASK_ATTRIBUTES
/* Asks for the number of colours and the largest size of a sixel picture. */
#define ASK_SIXEL "\033[?1;1;0S\033[?2;1;0S" ASK_ATTRIBUTES

static const double patience = 1.0; /* seconds to wait for the answers */

enum {
    CELL_WIDTH = 10, /* of a character, in pixels, if the terminal does not tell */
    CELL_HEIGHT = 20,
    KITTY_PIECE = 4096, /* bytes of base64 in one escape sequence, by the protocol */
    SIXEL_COLORS = 256, /* at most, and if the terminal does not tell */
};

void terminal_init(Terminal *terminal, const PictureClient *client)
{
    *terminal = (Terminal){.client = client, .colors = SIXEL_COLORS};
}

/* ---- the environment ---- */

static const char *terminal_kind(void)
{
    const char *term = getenv("TERM");
    return term ? term : "";
}

static bool terminal_is(const char *variable, const char *value)
{
    const char *is = getenv(variable);
    return is && strcmp(is, value) == 0;
}

static bool terminal_is_set(const char *variable)
{
    const char *is = getenv(variable);
    return is && *is;
}

/* Are we in the foreground, with a terminal that can move its cursor? */
static bool terminal_is_ours(void)
{
    return isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 &&
           tcgetpgrp(STDIN_FILENO) == getpgrp() && console_has_cursor();
}

/* Do we run inside tmux or screen? Then the variables of the outer terminal may still be set. */
static bool terminal_is_wrapped(void)
{
    const char *term = terminal_kind();
    return terminal_is_set("TMUX") || terminal_is_set("STY") || strncmp(term, "tmux", 4) == 0 ||
           strncmp(term, "screen", 6) == 0;
}

static bool terminal_is_iterm(void)
{
    return terminal_is("TERM_PROGRAM", "iTerm.app") || terminal_is("TERM_PROGRAM", "WezTerm") ||
           terminal_is("LC_TERMINAL", "iTerm2");
}

static bool terminal_may_be_kitty(void)
{
    const char *term = terminal_kind();
    return strstr(term, "kitty") || strstr(term, "ghostty") || terminal_is_set("KITTY_WINDOW_ID") ||
           terminal_is("TERM_PROGRAM", "ghostty") || terminal_is_set("KONSOLE_VERSION");
}

/* ---- answers ---- */

/* The length of the answer at the start of the text: "CSI ? … c", "CSI ? … S" or "APC G … ST"; 0 if
   there is none. No key sends any of these. */
static size_t terminal_measure_answer(const char *text)
{
    if (strncmp(text, "\033[?", 3) == 0) {
        size_t length = 3 + strspn(text + 3, "0123456789;");
        return text[length] == 'c' || text[length] == 'S' ? length + 1 : 0;
    }
    if (strncmp(text, "\033_G", 3) == 0) {
        const char *end = strstr(text, "\033\\");
        return end ? (size_t)(end + 2 - text) : 0;
    }
    return 0;
}

/* Device attributes are a list of numbers; 4 means sixels. */
static void terminal_take_attributes(Terminal *terminal, const char *text)
{
    for (const char *at = text + 2; *at == '?' || *at == ';';) {
        char *end;
        bool has_sixel = strtoul(at + 1, &end, 10) == 4 && terminal->kind == TERMINAL_UNKNOWN;
        if (has_sixel)
            terminal->kind = TERMINAL_SIXEL;
        at = end;
    }
    if (terminal->kind == TERMINAL_UNKNOWN)
        terminal->kind = TERMINAL_TEXT;
}

/* "CSI ? 1 ; 0 ; COLOURS S" or "CSI ? 2 ; 0 ; WIDTH ; HEIGHT S"; the 0 means success. */
static void terminal_take_limits(Terminal *terminal, const char *text)
{
    unsigned long number[4] = {0};
    char *at = (char *)text + 2;
    for (size_t i = 0; i < 4 && (*at == '?' || *at == ';'); i++)
        number[i] = strtoul(at + 1, &at, 10);
    if (number[0] == 1 && number[1] == 0 && number[2] >= 2)
        terminal->colors = number[2] < SIXEL_COLORS ? number[2] : SIXEL_COLORS;
    if (number[0] == 2 && number[1] == 0) {
        terminal->max_width = number[2];
        terminal->max_height = number[3];
    }
}

static void terminal_take_answer(Terminal *terminal, const char *text, size_t length)
{
    if (text[length - 1] == 'c')
        terminal_take_attributes(terminal, text);
    else if (text[length - 1] == 'S')
        terminal_take_limits(terminal, text);
    else if (terminal->kind == TERMINAL_UNKNOWN && strncmp(text, "\033_Gi=31;OK", 10) == 0)
        terminal->kind = TERMINAL_KITTY;
}

/* Has the last answer arrived? */
static bool terminal_has_answered(const Buf *heard)
{
    const char *text = buf_text(heard);
    for (size_t i = 0; i < heard->len; i++) {
        size_t length = terminal_measure_answer(text + i);
        if (length && text[i + length - 1] == 'c')
            return true;
    }
    return false;
}

/* Separates answers from keys, which go to `typed`. */
static void terminal_sort(Terminal *terminal, const Buf *heard, HostSink typed)
{
    const char *text = buf_text(heard);
    for (size_t i = 0; i < heard->len;) {
        size_t length = terminal_measure_answer(text + i);
        if (length)
            terminal_take_answer(terminal, text + i, length);
        else
            typed.put(typed.to, text + i, 1);
        i += length ? length : 1;
    }
}

/* ---- queries ---- */

/* Reads until the last answer has arrived, the time is over, or the user interrupts. */
static void terminal_listen(const Terminal *terminal, Buf *heard)
{
    double deadline = process_clock() + patience;
    while (!terminal_has_answered(heard) && !(terminal->client->stop && *terminal->client->stop)) {
        double left = deadline - process_clock();
        struct pollfd keys = {.fd = STDIN_FILENO, .events = POLLIN};
        char piece[256];
        if (left <= 0 || (poll(&keys, 1, (int)(left * 1000) + 1) < 0 && errno != EINTR))
            return;
        ssize_t size = keys.revents ? read(STDIN_FILENO, piece, sizeof piece) : 0;
        if (size > 0)
            buf_put(heard, piece, (size_t)size);
        else if (keys.revents)
            return;
    }
}

/* Sends a query and reads the answers. Meanwhile the terminal neither echoes keys nor collects them
   into lines; Ctrl-C still interrupts. */
static void terminal_ask(Terminal *terminal, const char *question, HostSink typed)
{
    struct termios before, direct;
    if (tcgetattr(STDIN_FILENO, &before) != 0)
        return;
    direct = before;
    direct.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
    direct.c_cc[VMIN] = 1;
    direct.c_cc[VTIME] = 0;
    Buf heard;
    buf_init(&heard, terminal->client->mem);
    if (tcsetattr(STDIN_FILENO, TCSANOW, &direct) == 0) {
        if (files_put(STDOUT_FILENO, question, strlen(question), terminal->client->stop) == 0)
            terminal_listen(terminal, &heard);
        tcsetattr(STDIN_FILENO, TCSANOW, &before);
    }
    terminal_sort(terminal, &heard, typed);
    buf_done(&heard);
}

static void terminal_find_out(Terminal *terminal, HostSink typed)
{
    if (!terminal_is_ours()) {
        terminal->kind = TERMINAL_TEXT;
        return;
    }
    bool wrapped = terminal_is_wrapped();
    if (!wrapped && terminal_is_iterm()) {
        terminal->kind = TERMINAL_ITERM;
        return;
    }
    terminal_ask(terminal, !wrapped && terminal_may_be_kitty() ? ASK_KITTY : ASK_ATTRIBUTES, typed);
    if (terminal->kind == TERMINAL_SIXEL)
        terminal_ask(terminal, ASK_SIXEL, typed);
    if (terminal->kind == TERMINAL_UNKNOWN) /* no answer: do not query it again */
        terminal->kind = TERMINAL_TEXT;
}

bool terminal_has_pictures(Terminal *terminal, HostSink typed)
{
    if (terminal->kind == TERMINAL_UNKNOWN)
        terminal_find_out(terminal, typed);
    return terminal->kind != TERMINAL_TEXT;
}

/* ---- showing ---- */

typedef struct TerminalWindow {
    size_t columns, rows, cell_width, cell_height;
} TerminalWindow;

static TerminalWindow terminal_window(void)
{
    ConsoleSize size = console_size();
    TerminalWindow window = {.columns = size.columns,
                             .rows = size.rows,
                             .cell_width = size.width / size.columns,
                             .cell_height = size.height / size.rows};
    if (!window.cell_width || !window.cell_height) {
        window.cell_width = CELL_WIDTH;
        window.cell_height = CELL_HEIGHT;
    }
    return window;
}

static size_t terminal_bound(size_t wanted, size_t limit)
{
    return limit && limit < wanted ? limit : wanted;
}

HostAccepted terminal_accepts(const Terminal *terminal)
{
    static const char *const types[] = {"image/png", NULL};
    TerminalWindow window = terminal_window();
    size_t rows =
        window.rows > 2 ? window.rows - 2 : 1; /* the command and the prompt stay visible */
    size_t columns = window.columns > 1 ? window.columns - 1 : 1; /* the cursor must not wrap */
    return (HostAccepted){
        .types = types,
        .width = terminal_bound(columns * window.cell_width, terminal->max_width),
        .height = terminal_bound(rows * window.cell_height, terminal->max_height),
        .line = window.cell_height,
    };
}

static void terminal_put_base64(Buf *out, const char *bytes, size_t size)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < size; i += 3) {
        size_t left = size - i < 3 ? size - i : 3;
        unsigned long group = 0;
        for (size_t j = 0; j < 3; j++)
            group = group << 8 | (j < left ? (unsigned char)bytes[i + j] : 0);
        for (size_t j = 0; j < 4; j++)
            buf_putc(out, j <= left ? digits[group >> (18 - 6 * j) & 63] : '=');
    }
}

/* a=T: transmit and show; f=100: PNG; q=2: no answers; m=1: more pieces follow. */
static void terminal_put_kitty(Buf *out, const char *png, size_t size)
{
    Buf code;
    buf_init(&code, out->mem);
    terminal_put_base64(&code, png, size);
    for (size_t at = 0; at < code.len; at += KITTY_PIECE) {
        size_t left = code.len - at;
        size_t piece = left < KITTY_PIECE ? left : KITTY_PIECE;
        buf_printf(out, "\033_G%sm=%d;", at == 0 ? "a=T,f=100,q=2," : "", piece < left);
        buf_put(out, code.data + at, piece);
        buf_puts(out, "\033\\");
    }
    out->failed |= code.failed;
    buf_done(&code);
}

/* The width of a PNG, from its first block (IHDR). 0 if it is too short. */
static size_t terminal_measure_png(const char *png, size_t size)
{
    size_t width = 0;
    for (size_t i = 16; i < 20 && size >= 24; i++)
        width = width << 8 | (unsigned char)png[i];
    return width;
}

/* The width is given in cells, because a pixel of the picture may not be a pixel of the screen. */
static void terminal_put_iterm(Buf *out, const char *png, size_t size)
{
    size_t cell = terminal_window().cell_width;
    size_t columns = (terminal_measure_png(png, size) + cell - 1) / cell;
    buf_printf(out, "\033]1337;File=inline=1;size=%zu;width=%zu;preserveAspectRatio=1:", size,
               columns);
    terminal_put_base64(out, png, size);
    buf_putc(out, '\a');
}

static bool terminal_put_sixel(Terminal *terminal, Buf *out, const char *png, size_t size,
                               HostSink message)
{
    if (picture_encode_sixel(terminal->client, png, size, terminal->colors, sink_into(out),
                             message))
        return !out->failed;
    terminal->kind = TERMINAL_TEXT;
    return false;
}

static bool terminal_put(Terminal *terminal, Buf *out, const char *png, size_t size,
                         HostSink message)
{
    if (terminal->kind == TERMINAL_SIXEL)
        return terminal_put_sixel(terminal, out, png, size, message);
    if (terminal->kind == TERMINAL_KITTY)
        terminal_put_kitty(out, png, size);
    else
        terminal_put_iterm(out, png, size);
    return !out->failed;
}

bool terminal_show(Terminal *terminal, const char *png, size_t size, HostSink message)
{
    Buf code;
    buf_init(&code, terminal->client->mem);
    bool fine = terminal_put(terminal, &code, png, size, message);
    buf_putc(&code, '\n');
    fine = fine && !code.failed && files_put(STDOUT_FILENO, code.data, code.len, NULL) == 0;
    buf_done(&code);
    return fine;
}
