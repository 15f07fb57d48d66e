/*
 * repl.c: the prompt.
 *
 * Whether a text is finished is for the parser to say: mgrad_run parses the whole of it before it
 * runs anything, so a text that comes back as incomplete has done nothing yet, and is tried again
 * with the next line behind it.
 *
 * Readline is installed for one line at a time and gone while a program runs. The signals that
 * raise the stop flag are blocked except in pselect, so none can fall between the look at the flag
 * and the wait. Readline's own signal handling stays off: it would swallow a key.
 */
#include "app/repl.h"

#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/select.h>
#include <unistd.h>

#ifndef MGRAD_NO_READLINE
#include <readline/history.h>
#include <readline/readline.h>
#endif

#include "app/interrupt.h"

typedef enum ReadEnd {
    READ_LINE,
    READ_EOF,
    READ_STOPPED, /* the stop flag is up */
} ReadEnd;

typedef struct Repl {
    const Front *front;
    Mgrad *session;
    FILE *talk;    /* where prompts go: never among results that are kept */
    bool readline; /* standard input is a terminal, and Readline is there */
    Buf block;     /* the lines of the statement being typed */
    bool ended;
    int exit_status;
} Repl;

static void repl_end(Repl *repl, int exit_status)
{
    repl->ended = true;
    repl->exit_status = exit_status;
}

#ifndef MGRAD_NO_READLINE

/* What Readline's callback, which gets no context, was given. */
static struct {
    bool done;
    char *line; /* NULL: end of input */
} repl_typed;

static void repl_on_line(char *line)
{
    rl_callback_handler_remove();
    repl_typed.line = line;
    repl_typed.done = true;
}

static void repl_start_readline(const Repl *repl)
{
    setlocale(LC_CTYPE, ""); /* so that Readline counts characters; numbers stay as they are */
    rl_readline_name = "mgrad";
    rl_catch_signals = 0;
    rl_instream = stdin;
    rl_outstream = repl->talk;
    rl_bind_key('\t', rl_insert);
    using_history();
}

static void repl_drop_line(const Repl *repl)
{
    rl_point = rl_end;
    rl_redisplay();
    rl_free_line_state();
    rl_callback_sigcleanup();
    rl_callback_handler_remove();
    fputs("^C\n", repl->talk);
}

/* Waits for a key with the signals of `open` let in. */
static void repl_wait_key(const sigset_t *open)
{
    fd_set keys;
    FD_ZERO(&keys);
    FD_SET(STDIN_FILENO, &keys);
    if (pselect(STDIN_FILENO + 1, &keys, NULL, NULL, NULL, open) > 0)
        rl_callback_read_char();
    else
        rl_check_signals(); /* the window may have been resized */
}

static ReadEnd repl_take_typed(Repl *repl)
{
    if (!repl_typed.line)
        return READ_EOF;
    buf_puts(&repl->block, repl_typed.line);
    rl_free(repl_typed.line);
    return READ_LINE;
}

static ReadEnd repl_read_terminal(Repl *repl, const char *prompt)
{
    sigset_t stopping, before;
    sigemptyset(&stopping);
    sigaddset(&stopping, SIGINT);
    sigaddset(&stopping, SIGALRM);
    sigprocmask(SIG_BLOCK, &stopping, &before);
    repl_typed.done = false;
    rl_callback_handler_install(prompt, repl_on_line);
    while (!repl_typed.done && !*interrupt_flag())
        repl_wait_key(&before);
    if (!repl_typed.done)
        repl_drop_line(repl);
    sigprocmask(SIG_SETMASK, &before, NULL);
    return repl_typed.done ? repl_take_typed(repl) : READ_STOPPED;
}

static void repl_remember(const Repl *repl)
{
    if (repl->readline)
        add_history(buf_text(&repl->block));
}

#endif

static ReadEnd repl_read_plain(Repl *repl, const char *prompt)
{
    fputs(prompt, repl->talk);
    fflush(repl->talk);
    char *line = NULL;
    size_t cap = 0;
    ssize_t size = getline(&line, &cap, stdin);
    if (size > 0)
        buf_put(&repl->block, line, (size_t)size - (line[size - 1] == '\n'));
    free(line);
    if (!*interrupt_flag())
        return size > 0 ? READ_LINE : READ_EOF;
    clearerr(stdin);
    fputc('\n', repl->talk);
    return READ_STOPPED;
}

static ReadEnd repl_read(Repl *repl)
{
    const char *prompt = repl->block.len > 0 ? "...> " : "mg> ";
    host_posix_flush(repl->front->posix);
#ifndef MGRAD_NO_READLINE
    if (repl->readline)
        return repl_read_terminal(repl, prompt);
#endif
    return repl_read_plain(repl, prompt);
}

static bool repl_is_blank(const Buf *block)
{
    return strspn(buf_text(block), " \t\r\n") == block->len;
}

/* `?name` is `help name`. */
static void repl_spell_out_help(Buf *block)
{
    const char *question = block->data + strspn(block->data, " \t");
    if (*question != '?')
        return;
    Buf spelt;
    buf_init(&spelt, block->mem);
    buf_printf(&spelt, "help %s", question + 1);
    buf_done(block);
    *block = spelt;
}

static void repl_run_block(Repl *repl)
{
    if (repl_is_blank(&repl->block)) {
        buf_clear(&repl->block);
        return;
    }
    repl_spell_out_help(&repl->block);
    MgradStatus status =
        mgrad_run(repl->session, "<input>", buf_text(&repl->block), repl->block.len);
    if (status == MGRAD_INCOMPLETE) {
        buf_putc(&repl->block, '\n');
        return;
    }
#ifndef MGRAD_NO_READLINE
    repl_remember(repl);
#endif
    buf_clear(&repl->block);
    int exit_status = run_report(repl->front, repl->session, status);
    if (status == MGRAD_QUIT || repl->front->posix->write_error || run_timed_out(repl->front))
        repl_end(repl, exit_status);
}

/* Ctrl-D; in the middle of a block the error says what is missing. */
static void repl_finish_input(Repl *repl)
{
    if (!repl->readline) /* Readline has ended the line itself */
        fputc('\n', repl->talk);
    fflush(repl->talk);
    if (repl->block.len > 0)
        run_report(repl->front, repl->session, MGRAD_INCOMPLETE);
    repl_end(repl, EXIT_FINE);
}

static void repl_drop_block(Repl *repl)
{
    buf_clear(&repl->block);
    if (*interrupt_flag() == HOST_TIMEOUT) {
        host_posix_complain(repl->front->posix, "mgrad: the time limit is over\n");
        repl_end(repl, EXIT_WRONG);
    }
    *interrupt_flag() = HOST_GO_ON;
}

static void repl_step(Repl *repl)
{
    switch (repl_read(repl)) {
    case READ_LINE:
        repl_run_block(repl);
        return;
    case READ_EOF:
        repl_finish_input(repl);
        return;
    case READ_STOPPED:
        repl_drop_block(repl);
        return;
    }
}

int repl_run(const Front *front, Mgrad *session)
{
    bool terminal = isatty(STDIN_FILENO);
    Repl repl = {.front = front, .session = session};
    repl.talk = terminal && front->posix->terminal ? stdout : stderr;
    buf_init(&repl.block, front->mem);
#ifndef MGRAD_NO_READLINE
    repl.readline = terminal;
    if (terminal)
        repl_start_readline(&repl);
#endif
    if (!front->options->quiet)
        fputs("mgrad " MGRAD_VERSION ", 'help' shows what you can type, Ctrl-D ends\n", repl.talk);
    while (!repl.ended)
        repl_step(&repl);
#ifndef MGRAD_NO_READLINE
    clear_history();
#endif
    buf_done(&repl.block);
    return repl.exit_status;
}
