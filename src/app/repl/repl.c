/*
 * repl.c: the prompt.
 *
 * The parser decides whether a block is finished. A block is parsed as a whole before any of it
 * runs, so an incomplete block has no effects and is tried again with the next line. A finished
 * block is written to the history before it runs, so that nothing it does can lose it.
 */
#include "app/repl/repl.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/host/console.h"
#include "app/host/stop.h"
#include "app/repl/pasted.h"
#include "app/repl/repl_reader.h"
#include "base/sink.h"
#include "host/question.h"

typedef struct Repl {
    const Front *front;
    Mgrad *session;
    ReplReader reader;
    Buf block;        /* the lines typed so far */
    size_t patience;  /* during a paste the block is tried again when it has this size, in bytes */
    Buf last;         /* the last block that ran, for `edit` */
    bool edited;      /* the current block is an `edit`, which has set `last` */
    bool interrupted; /* the last block was */
    bool ended;
    int exit_status;
} Repl;

static void repl_end(Repl *repl, int exit_status)
{
    repl->ended = true;
    repl->exit_status = exit_status;
}

/* ---- commands that the front end carries out ---- */

/* Opens the last block in an editor. The session runs the text that comes back. */
static bool repl_edit(Repl *repl, HostSink out, HostSink message)
{
    if (!console_is_screen())
        return sink_fail(message, "an editor needs a terminal");
    Buf edited;
    buf_init(&edited, repl->front->mem);
    bool fine =
        console_edit(buf_text(&repl->last), repl->last.len, &edited, message) && !edited.failed;
    if (fine) {
        out.put(out.to, buf_text(&edited), edited.len);
        buf_clear(&repl->last);
        buf_put(&repl->last, buf_text(&edited), edited.len);
        repl->edited = true;
    }
    buf_done(&edited);
    return fine;
}

/* HostCommander.command */
static bool repl_command(void *ctx, const char *name, const char *argument, HostSink out,
                         HostSink message)
{
    Repl *repl = ctx;
    if (strcmp(name, "edit") == 0)
        return *argument ? sink_fail(message, "it takes no argument: it opens the last block")
                         : repl_edit(repl, out, message);
    return repl_reader_list(&repl->reader, argument, out, message);
}

/* ---- the debugger for backward ---- */

static bool repl_is_stepping(const Repl *repl)
{
    return repl->reader.terminal && mgrad_is_stepping(repl->session);
}

/* True for a line of one word that the session does not know. */
static bool repl_is_unknown_word(const Repl *repl, const char *line)
{
    const char *letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789";
    size_t start = strspn(line, " \t"), size = strspn(line + start, letters);
    if (size == 0 || line[start + size + strspn(line + start + size, " \t")] != '\0' ||
        strchr("0123456789", line[start]))
        return false;
    Buf word;
    buf_init(&word, repl->block.mem);
    buf_put(&word, line + start, size);
    MgradValue *value = mgrad_lookup(repl->session, buf_text(&word));
    bool is_unknown = !value && !word.failed;
    buf_done(&word);
    mgrad_release(value);
    return is_unknown;
}

/* True for `help` or `?` alone, which at the prompt `step>` asks about the debugger. */
static bool repl_asks_for_help(const char *line)
{
    line += strspn(line, " \t");
    size_t size = *line == '?' ? 1 : strncmp(line, "help", 4) == 0 ? 4 : 0;
    return size && line[size + strspn(line + size, " \t")] == '\0';
}

static void repl_list_steps(const Repl *repl, const char *before)
{
    Buf text;
    buf_init(&text, repl->block.mem);
    buf_printf(&text, "%s; or type %s", before, mgrad_step_words());
    host_posix_note(repl->front->posix, buf_text(&text));
    buf_done(&text);
}

/* Begins the block with what a line at the prompt `step>` leaves out. */
static void repl_complete_step(Repl *repl, const char *line)
{
    if (line[strspn(line, " \t")] == '\0')
        buf_puts(&repl->block, repl_reader_is_pending(&repl->reader) ? "" : "step next");
    else if (mgrad_is_step(line, strlen(line)))
        buf_puts(&repl->block, "step ");
}

/* ---- running ---- */

static bool repl_is_blank(const Buf *block)
{
    return strspn(buf_text(block), " \t\r\n") == block->len;
}

static MgradStatus repl_call(Repl *repl, QuestionCall *call)
{
    const Buf *block = &repl->block;
    front_share_memory(repl->front, repl->session);
    return question_call(call, block->mem, repl->session, "<input>", buf_text(block), block->len);
}

/* Keeps the block for `edit`. After an `edit`, `last` is the edited text already. */
static void repl_keep_last(Repl *repl)
{
    if (!repl->edited) {
        buf_clear(&repl->last);
        buf_put(&repl->last, buf_text(&repl->block), repl->block.len);
    }
    repl->edited = false;
}

static void repl_forget_block(Repl *repl)
{
    buf_clear(&repl->block);
    repl->patience = 0;
}

/* Reports an error, forgets the block, and ends the session if the status demands it. */
static void repl_end_block(Repl *repl, MgradStatus status)
{
    int exit_status = front_report(repl->front, repl->session, status);
    repl_forget_block(repl);
    repl->interrupted = status == MGRAD_INTERRUPTED;
    mem_trim(); /* the user reads the result meanwhile */
    if (front_ends_session(repl->front, status))
        repl_end(repl, exit_status);
}

/* Runs the block if it is finished; otherwise prepares it for another line. */
static void repl_try_block(Repl *repl)
{
    MgradStatus status = repl_call(repl, mgrad_check);
    if (status == MGRAD_INCOMPLETE) {
        repl->patience = 2 * repl->block.len;
        buf_putc(&repl->block, '\n');
        return;
    }
    repl_reader_remember(&repl->reader, &repl->block);
    if (status == MGRAD_OK) {
        bool was_stepping = repl_is_stepping(repl);
        status = repl_call(repl, mgrad_run);
        repl_keep_last(repl);
        if (!was_stepping && repl_is_stepping(repl))
            repl_list_steps(repl, "Enter takes the next step");
    }
    repl_end_block(repl, status);
}

/* Is a long block arriving line by line? Parsing it after each line would take quadratic time.
   Parsing it whenever it has doubled takes linear time. */
static bool repl_is_being_pasted(const Repl *repl)
{
    return repl->block.len < repl->patience && repl_reader_is_pending(&repl->reader);
}

/* Handles a line, or an entry of a pasted session; `is_last`: no other one follows. An entry that
   its session left unfinished is an error, which does not end the next one. */
static void repl_take_entry(Repl *repl, const char *entry, bool is_last)
{
    bool is_step = repl->block.len == 0 && repl_is_stepping(repl);
    if (is_step)
        repl_complete_step(repl, entry);
    if (is_step && repl->block.len == 0 && repl_is_unknown_word(repl, entry)) {
        repl_list_steps(repl, "press Enter for the next step");
        return;
    }
    buf_puts(&repl->block, is_step && repl_asks_for_help(entry) ? "help steps" : entry);
    if (repl_is_blank(&repl->block))
        buf_clear(&repl->block);
    else if (is_last && repl_is_being_pasted(repl))
        buf_putc(&repl->block, '\n');
    else
        repl_try_block(repl);
    if (!is_last && repl->block.len > 0) {
        repl_reader_remember(&repl->reader, &repl->block);
        repl_end_block(repl, MGRAD_INCOMPLETE);
    }
}

/* Handles a new line, which begins at `start` in the block. A paste has several lines. Ctrl-C
   interrupts all entries of a pasted session. */
static void repl_take_line(Repl *repl, size_t start)
{
    Buf entries;
    buf_init(&entries, repl->block.mem);
    pasted_split(buf_text(&repl->block) + start, repl->block.len - start, &entries);
    buf_truncate(&repl->block, start);
    const char *entry = buf_text(&entries), *end = entry + entries.len;
    repl->interrupted = false;
    while (entry < end && !repl->ended && !repl->interrupted) {
        const char *next = entry + strlen(entry) + 1;
        repl_take_entry(repl, entry, next >= end);
        entry = next;
    }
    buf_done(&entries);
}

/* Handles Ctrl-D and the end of the input. On a terminal it cancels an unfinished block, which the
   history keeps; otherwise the error tells what is missing. */
static void repl_finish_input(Repl *repl)
{
    if (!repl->reader.edits) /* Readline ends the line itself */
        fputc('\n', repl->reader.talk);
    fflush(repl->reader.talk);
    if (repl->block.len > 0)
        repl_try_block(repl); /* the last lines of a paste have not been tried */
    bool is_unfinished = repl->block.len > 0;
    if (is_unfinished) {
        repl_reader_remember(&repl->reader, &repl->block);
        repl_forget_block(repl);
    }
    if (is_unfinished && repl->reader.terminal) {
        host_posix_note(repl->front->posix, "the block is cancelled; Ctrl-D again ends mgrad");
        return;
    }
    if (is_unfinished)
        front_report(repl->front, repl->session, MGRAD_INCOMPLETE);
    if (repl_is_stepping(repl)) {
        buf_puts(&repl->block, "step quit");
        repl_try_block(repl);
    } else if (!repl->ended) {
        repl_end(repl, EXIT_FINE);
    }
}

/* Handles Ctrl-C and the limits at the prompt. */
static void repl_drop_block(Repl *repl)
{
    repl_forget_block(repl);
    if (repl->front->posix->write_error) /* the reader of our results has left */
        repl_end(repl, EXIT_ERROR);
    else if (*stop_flag() != HOST_INTERRUPT)
        repl_end(repl, front_report_stop(repl->front));
    *stop_flag() = HOST_GO_ON;
}

/* A part of a text is not run. */
static void repl_refuse_line(Repl *repl)
{
    buf_done(&repl->block);
    repl->patience = 0;
    host_posix_complain(repl->front->posix, "mgrad: out of memory: this text was not run\n");
}

static void repl_step(Repl *repl)
{
    size_t start = repl->block.len;
    const char *prompt = start > 0 ? "...> " : repl_is_stepping(repl) ? "step> " : "mg> ";
    host_posix_flush(repl->front->posix);
    switch (repl_reader_read(&repl->reader, prompt, &repl->block)) {
    case READ_LINE:
        if (repl->block.failed)
            repl_refuse_line(repl);
        else
            repl_take_line(repl, start);
        return;
    case READ_EOF:
        repl_finish_input(repl);
        return;
    case READ_STOPPED:
        repl_drop_block(repl);
        return;
    case READ_KILLED:
        repl_reader_remember(&repl->reader, &repl->block); /* an unfinished block is kept, too */
        repl_reader_die(&repl->reader);
        repl_end(repl, EXIT_ERROR);
        return;
    }
}

/* ---- the start ---- */

/* The path of the start-up file: $XDG_CONFIG_HOME/mgrad/init.mg, else ~/.config/mgrad/init.mg.
   False if neither variable is set. */
static bool repl_find_start_file(Buf *path)
{
    const char *config = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
    if (config && config[0] == '/')
        buf_printf(path, "%s/mgrad/init.mg", config);
    else if (home && *home)
        buf_printf(path, "%s/.config/mgrad/init.mg", home);
    return path->len > 0;
}

/* A start-up file that is missing is not an error; one that cannot be read is. */
static void repl_run_start_file(Repl *repl)
{
    Buf path, text;
    struct stat file;
    buf_init(&path, repl->front->mem);
    buf_init(&text, repl->front->mem);
    bool there = repl_find_start_file(&path) &&
                 (stat(buf_text(&path), &file) == 0 || (errno != ENOENT && errno != ENOTDIR));
    if (there && front_read(repl->front, buf_text(&path), &text, NULL) == EXIT_FINE) {
        front_share_memory(repl->front, repl->session);
        repl_end_block(repl,
                       mgrad_run_script(repl->session, buf_text(&path), buf_text(&text), text.len));
    }
    buf_done(&text);
    buf_done(&path);
}

static void repl_start(Repl *repl, ReplOptions options)
{
    const Front *front = repl->front;
    buf_init(&repl->block, front->mem);
    buf_init(&repl->last, front->mem);
    front->posix->commander = (HostCommander){.ctx = repl, .command = repl_command};
    repl_reader_start(&repl->reader, front, repl->session, &repl->block);
    FILE *talk = repl->reader.talk;
    if (!options.quiet)
        fputs("mgrad " MGRAD_VERSION ", 'help' shows what you can type, Ctrl-D ends\n", talk);
    fflush(talk);
    if (!options.no_rc)
        repl_run_start_file(repl);
    if (!options.quiet && mgrad_numbers_are_plain(repl->session)) /* by an option or a file */
        fputs("numbers are plain: a = 2.0 makes no Value\n", talk);
}

static void repl_stop(Repl *repl)
{
    repl->front->posix->commander = (HostCommander){0};
    repl_reader_stop(&repl->reader);
    buf_done(&repl->last);
    buf_done(&repl->block);
}

int repl_run(const Front *front, Mgrad *session, ReplOptions options)
{
    Repl repl = {.front = front, .session = session};
    repl_start(&repl, options);
    while (!repl.ended)
        repl_step(&repl);
    repl_stop(&repl);
    return repl.exit_status;
}
