/*
 * repl_line.c: Readline's callback interface, with our own waiting for keys and signals.
 *
 * repl_line_read blocks the signals, and waits with pselect, which unblocks them only meanwhile.
 * Their handlers set flags; repl_line_step acts on them when Readline has no key in process.
 */
#include "app/repl/repl_line.h"

#ifndef MGRAD_NO_READLINE

#include <errno.h>
#include <locale.h>
#include <signal.h>
#include <string.h>
#include <sys/select.h>
#include <unistd.h>

#include <readline/history.h>
#include <readline/readline.h>

#include "app/host/stop.h"
#include "app/repl/history.h"
#include "base/sink.h"

/* Signals that must end or interrupt the wait for a key. Their effect on the process is delayed
   until the terminal is restored. */
static const int repl_line_signals[] = {SIGTSTP, SIGTERM, SIGHUP, SIGWINCH};
enum { REPL_LINE_SIGNALS = sizeof repl_line_signals / sizeof *repl_line_signals };

enum { REPL_LINE_PIECE = 4096 }; /* the size of a terminal's input queue */

/* Readline's callbacks have no context argument, so their state is global. */
static struct {
    bool done;
    char *line;    /* NULL: end of input */
    sigset_t open; /* the signal mask during the wait for a key */
    size_t keys;   /* keys that Readline has taken in this call of rl_callback_read_char */
    size_t ended;  /* bytes of a simulated end of paste: see repl_line_end_paste */
    unsigned char ahead[2 * REPL_LINE_PIECE]; /* keys read in advance: [ahead_at, ahead_end) */
    size_t ahead_at, ahead_end;
} repl_line_typed;

static volatile sig_atomic_t repl_line_signal;  /* the last signal but SIGWINCH; 0: none */
static volatile sig_atomic_t repl_line_resized; /* SIGWINCH: the window has changed its size */

static void repl_line_on_signal(int signal)
{
    if (signal == SIGWINCH)
        repl_line_resized = 1;
    else
        repl_line_signal = signal;
}

static void repl_line_on_line(char *line)
{
    rl_callback_handler_remove();
    repl_line_typed.line = line;
    repl_line_typed.done = true;
}

/* ---- keys ---- */

static bool repl_line_is_stopped(void)
{
    return *stop_flag() || repl_line_signal;
}

/* Waits for a key with the signals unblocked. False if a signal arrived instead. */
static bool repl_line_wait(void)
{
    if (repl_line_typed.ahead_at < repl_line_typed.ahead_end)
        return true;
    fd_set keys;
    FD_ZERO(&keys);
    FD_SET(STDIN_FILENO, &keys);
    return pselect(STDIN_FILENO + 1, &keys, NULL, NULL, NULL, &repl_line_typed.open) > 0;
}

/* Simulates the end of a paste. After an end of input inside a paste Readline 8.2 would read beyond
   its buffer. */
static int repl_line_end_paste(void)
{
    static const char end[] = "\033[201~";
    return end[repl_line_typed.ended++ % (sizeof end - 1)];
}

/* The next key, or EOF. Keys are read one by one, so that those typed ahead are left for the next
   reader, perhaps another program. A paste, in which Readline takes many keys in one call, is read
   in large pieces. */
static int repl_line_take_key(int from)
{
    enum { PASTE = 100 };
    if (repl_line_typed.ahead_at == repl_line_typed.ahead_end) {
        size_t room = repl_line_typed.keys > PASTE ? REPL_LINE_PIECE : 1;
        ssize_t size = read(from, repl_line_typed.ahead, room);
        repl_line_typed.ahead_at = 0;
        repl_line_typed.ahead_end = size > 0 ? (size_t)size : 0;
        if (size <= 0)
            return EOF;
    }
    return repl_line_typed.ahead[repl_line_typed.ahead_at++];
}

/* rl_getc_function. Inside a paste Readline calls this until the paste ends, so signals must be
   able to end the paste early. */
static int repl_line_get_key(FILE *from)
{
    do {
        if (repl_line_is_stopped() && repl_line_typed.keys > 0)
            return repl_line_end_paste();
    } while (!repl_line_wait());
    int key = repl_line_take_key(fileno(from));
    if (key == EOF)
        return repl_line_typed.keys > 0 ? repl_line_end_paste() : EOF;
    repl_line_typed.keys++;
    return key;
}

void repl_line_type(const char *keys, size_t size)
{
    unsigned char *ahead = repl_line_typed.ahead;
    size_t waiting = repl_line_typed.ahead_end - repl_line_typed.ahead_at;
    size_t room = sizeof repl_line_typed.ahead - waiting;
    memmove(ahead, ahead + repl_line_typed.ahead_at, waiting);
    memcpy(ahead + waiting, keys, size < room ? size : room);
    repl_line_typed.ahead_at = 0;
    repl_line_typed.ahead_end = waiting + (size < room ? size : room);
}

bool repl_line_is_pending(void)
{
    if (repl_line_typed.ahead_at < repl_line_typed.ahead_end)
        return true;
    struct timeval none = {0, 0};
    fd_set keys;
    FD_ZERO(&keys);
    FD_SET(STDIN_FILENO, &keys);
    return select(STDIN_FILENO + 1, &keys, NULL, NULL, &none) > 0;
}

/* ---- signals ---- */

static void repl_line_set_handler(int signal, struct sigaction *before)
{
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = repl_line_on_signal;
    sigemptyset(&action.sa_mask);
    sigaction(signal, &action, before);
    if (before->sa_handler == SIG_IGN) /* as under nohup */
        sigaction(signal, before, NULL);
}

/* Blocks our signals and installs our handlers; saves the old ones in `before`. */
static void repl_line_block(struct sigaction before[])
{
    sigset_t shut;
    sigemptyset(&shut);
    sigaddset(&shut, SIGINT);
    sigaddset(&shut, SIGALRM);
    for (int i = 0; i < REPL_LINE_SIGNALS; i++)
        sigaddset(&shut, repl_line_signals[i]);
    sigprocmask(SIG_BLOCK, &shut, &repl_line_typed.open);
    repl_line_signal = 0;
    for (int i = 0; i < REPL_LINE_SIGNALS; i++)
        repl_line_set_handler(repl_line_signals[i], &before[i]);
}

/* Undoes repl_line_block. */
static void repl_line_unblock(const struct sigaction before[])
{
    for (int i = 0; i < REPL_LINE_SIGNALS; i++)
        sigaction(repl_line_signals[i], &before[i], NULL);
    sigprocmask(SIG_SETMASK, &repl_line_typed.open, NULL);
}

static bool repl_line_is_killed(void)
{
    return repl_line_signal && repl_line_signal != SIGTSTP;
}

void repl_line_die(void)
{
    raise(repl_line_signal);
}

/* Ctrl-Z: restores the terminal, stops the process, and redraws the line when it continues. */
static void repl_line_suspend(struct sigaction before[])
{
    rl_cleanup_after_signal();
    fflush(rl_outstream);
    repl_line_unblock(before);
    raise(SIGTSTP);
    repl_line_block(before);
    rl_reset_after_signal();
    rl_reset_screen_size();
    rl_forced_update_display();
}

/* ---- lines ---- */

/* Ends the line and leaves it on the screen, with `sign` after it. */
static void repl_line_abandon(const char *sign)
{
    repl_line_typed.ahead_at = repl_line_typed.ahead_end = 0;
    rl_point = rl_end;
    rl_redisplay();
    fprintf(rl_outstream, "%s\n", sign); /* before Readline moves the cursor to column 1 */
    rl_free_line_state();
    rl_callback_sigcleanup();
    rl_callback_handler_remove();
    fflush(rl_outstream);
}

static void repl_line_step(struct sigaction before[])
{
    if (repl_line_wait()) {
        repl_line_typed.keys = repl_line_typed.ended = 0;
        rl_callback_read_char();
    }
    if (repl_line_resized && !repl_line_typed.done) {
        repl_line_resized = 0;
        rl_resize_terminal();
    }
    if (repl_line_signal == SIGTSTP)
        repl_line_suspend(before);
}

static ReadEnd repl_line_take(HostSink line)
{
    if (!repl_line_typed.done && repl_line_is_killed()) {
        line.put(line.to, rl_line_buffer, strlen(rl_line_buffer));
        repl_line_abandon("");
        return READ_KILLED;
    }
    if (!repl_line_typed.done) {
        repl_line_abandon(*stop_flag() == HOST_INTERRUPT ? "^C" : ""); /* or the time is up */
        return READ_STOPPED;
    }
    if (!repl_line_typed.line)
        return READ_EOF;
    line.put(line.to, repl_line_typed.line, strlen(repl_line_typed.line));
    rl_free(repl_line_typed.line);
    return READ_LINE;
}

ReadEnd repl_line_read(const char *prompt, HostSink line)
{
    struct sigaction before[REPL_LINE_SIGNALS];
    repl_line_block(before);
    repl_line_typed.done = false;
    rl_reset_screen_size(); /* it may have changed while a program ran */
#if RL_READLINE_VERSION >= 0x0802
    rl_eof_found = 0; /* after Ctrl-D in a block; else an empty line follows each line */
#endif
    rl_callback_handler_install(prompt, repl_line_on_line);
    while (!repl_line_typed.done && !repl_line_is_stopped())
        repl_line_step(before);
    ReadEnd end = repl_line_take(line);
    repl_line_unblock(before);
    return end;
}

/* HostSink.put: passes on what was typed up to a line break; the rest is typed again. */
static void repl_line_put_first(void *to, const char *text, size_t size)
{
    const HostSink *line = to;
    const char *end = memchr(text, '\n', size);
    line->put(line->to, text, end ? (size_t)(end - text) : size);
    if (end)
        repl_line_type(end + 1, size - (size_t)(end + 1 - text));
}

bool repl_line_ask(void *ctx, const char *prompt, HostSink line, HostSink message)
{
    (void)ctx;
    rl_inhibit_completion = 1;
    ReadEnd end = repl_line_read(prompt, (HostSink){.to = &line, .put = repl_line_put_first});
    rl_inhibit_completion = 0;
    if (end == READ_EOF)
        return sink_fail(message, "the input has ended");
    if (end == READ_KILLED)
        repl_line_die();
    return end == READ_LINE;
}

/* ---- entries ---- */

bool repl_line_remember(const char *text)
{
    const HIST_ENTRY *last = history_get(history_base + history_length - 1);
    if (last && strcmp(last->line, text) == 0)
        return false;
    add_history(text);
    return true;
}

static void repl_line_put_entry(int number, const char *text, HostSink out)
{
    char head[32];
    int width = snprintf(head, sizeof head, "%5d  ", number);
    out.put(out.to, head, (size_t)width);
    for (const char *end; (end = strchr(text, '\n')) != NULL; text = end + 1) {
        out.put(out.to, text, (size_t)(end + 1 - text));
        out.put(out.to, "                ", (size_t)width);
    }
    out.put(out.to, text, strlen(text));
    out.put(out.to, "\n", 1);
}

void repl_line_list(size_t count, HostSink out)
{
    int length = history_length;
    int first = count < (size_t)length ? length - (int)count : 0;
    for (int i = first; i < length; i++)
        repl_line_put_entry(history_base + i, history_get(history_base + i)->line, out);
}

/* Drops the terminal's answer to a question (terminal.c) if it arrives too late. No key begins with
   this sequence. */
static int repl_line_drop_answer(int count, int key)
{
    (void)count, (void)key;
    int next;
    do
        next = rl_read_key();
    while ((next >= '0' && next <= '9') || next == ';');
    return 0;
}

void repl_line_start(FILE *talk)
{
    setlocale(LC_CTYPE, ""); /* Readline counts characters; numbers keep the C locale */
    rl_readline_name = "mgrad";
    rl_catch_signals = rl_catch_sigwinch = 0; /* see repl_line.h */
    rl_change_environment = 0; /* LINES and COLUMNS would be wrong for the pager after a resize */
    rl_instream = stdin;
    rl_outstream = talk;
    rl_getc_function = repl_line_get_key;
    rl_bind_keyseq("\\e[?", repl_line_drop_answer);
    using_history();
    stifle_history(HISTORY_MAX_ENTRIES);
}

void repl_line_stop(void)
{
    clear_history();
}

#endif
