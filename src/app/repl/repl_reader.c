/* repl_reader.c: with Readline and without; the only file of the prompt that knows the difference.
 */
#include "app/repl/repl_reader.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/host/stop.h"
#include "app/repl/repl_complete.h"
#include "base/sink.h"

/* Reads a line without Readline. If it does not fit in memory, `into` has failed. */
static ReadEnd reader_read_plain(const ReplReader *reader, const char *prompt, Buf *into)
{
    fputs(prompt, reader->talk);
    fflush(reader->talk);
    int byte = getc(stdin);
    bool is_line = byte != EOF;
    for (; byte != EOF && byte != '\n'; byte = getc(stdin))
        if (!into->failed)
            buf_putc(into, (char)byte);
    clearerr(stdin); /* a terminal can be read again after Ctrl-D */
    if (!*stop_flag())
        return is_line ? READ_LINE : READ_EOF;
    fputc('\n', reader->talk);
    return READ_STOPPED;
}

static void reader_init(ReplReader *reader, const Front *front)
{
    bool terminal = isatty(STDIN_FILENO);
    *reader = (ReplReader){
        .front = front,
        .talk = terminal && front->posix->terminal ? stdout : stderr,
        .terminal = terminal,
    };
}

#ifndef MGRAD_NO_READLINE

/* ---- the history ---- */

static void reader_note(const ReplReader *reader, const char *what, const Buf *reason)
{
    Buf note;
    buf_init(&note, reader->front->mem);
    buf_printf(&note, "the history cannot be %s: %s", what, buf_text(reason));
    host_posix_note(reader->front->posix, buf_text(&note));
    buf_done(&note);
}

static void reader_put_loaded(void *to, const char *text, size_t size)
{
    (void)to, (void)size;
    repl_line_remember(text);
}

static void reader_open_history(ReplReader *reader)
{
    Buf reason;
    buf_init(&reason, reader->front->mem);
    if (!history_open(&reader->history, reader->front->mem, sink_into(&reason)))
        reader_note(reader, "kept", &reason);
    else if (!history_load(&reader->history, (HostSink){.put = reader_put_loaded},
                           sink_into(&reason)))
        reader_note(reader, "read", &reason);
    buf_done(&reason);
}

void repl_reader_remember(ReplReader *reader, Buf *entry)
{
    while (entry->len > 0 && entry->data[entry->len - 1] == '\n')
        buf_truncate(entry, entry->len - 1);
    const char *text = buf_text(entry);
    if (!reader->edits || !history_wants(text) || !repl_line_remember(text))
        return;
    Buf reason;
    buf_init(&reason, reader->front->mem);
    if (!history_add(&reader->history, text, entry->len, sink_into(&reason)))
        reader_note(reader, reader->history.is_locked ? "kept yet" : "kept", &reason);
    buf_done(&reason);
}

bool repl_reader_list(const ReplReader *reader, const char *argument, HostSink out,
                      HostSink message)
{
    if (!reader->edits)
        return sink_fail(message, "the history is kept only on a terminal");
    char *end;
    unsigned long count = *argument ? strtoul(argument, &end, 10) : HISTORY_MAX_ENTRIES;
    if (*argument && (!isdigit((unsigned char)*argument) || *end))
        return sink_fail(message, "it takes the number of entries to show");
    repl_line_list(count, out);
    return true;
}

/* ---- lines ---- */

ReadEnd repl_reader_read(ReplReader *reader, const char *prompt, Buf *line)
{
    return reader->edits ? repl_line_read(prompt, sink_into(line))
                         : reader_read_plain(reader, prompt, line);
}

bool repl_reader_is_pending(const ReplReader *reader)
{
    return reader->edits && repl_line_is_pending();
}

void repl_reader_die(ReplReader *reader)
{
    if (reader->edits)
        history_flush(&reader->history);
    repl_line_die();
}

/* HostCommander.typed */
static void reader_type(void *ctx, const char *keys, size_t size)
{
    (void)ctx;
    repl_line_type(keys, size);
}

void repl_reader_start(ReplReader *reader, const Front *front, Mgrad *session, const Buf *block)
{
    reader_init(reader, front);
    reader->edits = reader->terminal;
    if (!reader->edits)
        return;
    front->posix->commander.typed = reader_type;
    front->posix->commander.read_line = repl_line_ask;
    repl_line_start(reader->talk);
    repl_complete_start(session, block);
    reader_open_history(reader);
}

void repl_reader_stop(ReplReader *reader)
{
    if (!reader->edits)
        return;
    history_close(&reader->history);
    repl_complete_stop();
    repl_line_stop();
}

#else

void repl_reader_remember(ReplReader *reader, Buf *entry)
{
    (void)reader, (void)entry;
}

bool repl_reader_list(const ReplReader *reader, const char *argument, HostSink out,
                      HostSink message)
{
    (void)reader, (void)argument, (void)out;
    return sink_fail(message, "this mgrad was built without Readline");
}

ReadEnd repl_reader_read(ReplReader *reader, const char *prompt, Buf *line)
{
    return reader_read_plain(reader, prompt, line);
}

bool repl_reader_is_pending(const ReplReader *reader)
{
    (void)reader;
    return false;
}

void repl_reader_die(ReplReader *reader)
{
    (void)reader;
}

void repl_reader_start(ReplReader *reader, const Front *front, Mgrad *session, const Buf *block)
{
    (void)session, (void)block;
    reader_init(reader, front);
}

void repl_reader_stop(ReplReader *reader)
{
    (void)reader;
}

#endif
