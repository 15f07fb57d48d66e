/*
 * transcript.c: keeps typed statements and their output in two buffers of fixed capacity.
 *
 * The buffers are allocated once, so that a session does not grow while it is used. When one is
 * three quarters full, the older half is dropped.
 */
#include "lib/prompt/transcript.h"

#include <string.h>

#include "lib/registry.h"
#include "vm/site.h"

/* Capacities in bytes. */
enum {
    MOST_OUTPUT = 1 << 12, /* per statement; longer output is not kept */
    MOST_PRINTED = 1 << 17,
    MOST_TYPED = 1 << 18,  /* together with the lines */
    USUAL_LINES = 1 << 12, /* lines, not bytes */
};

void transcript_init(Transcript *transcript, Mem *mem)
{
    *transcript = (Transcript){0};
    for (int kind = 0; kind < TRANSCRIPT_PARTS; kind++)
        buf_init(&transcript->bytes[kind], mem);
}

void transcript_done(Transcript *transcript, Mem *mem)
{
    for (int kind = 0; kind < TRANSCRIPT_PARTS; kind++)
        buf_done(&transcript->bytes[kind]);
    mem_free(mem, transcript->lines, transcript->cap * sizeof *transcript->lines);
}

static Transcript *transcript_of(Vm *vm)
{
    return vm->library->transcript;
}

/* ---- capacity ---- */

/* Drops the older lines, so that the rest takes at most half of the capacity. */
static void transcript_forget_lines(Transcript *t)
{
    size_t first = t->count, bytes = 0;
    while (first > 0) {
        bytes += t->lines[first - 1].part[TYPED].size + sizeof *t->lines;
        if (bytes > MOST_TYPED / 2)
            break;
        first--;
    }
    t->count -= first;
    t->finished = t->count;
    t->forgotten += first;
    memmove(t->lines, t->lines + first, t->count * sizeof *t->lines);
}

/* The same for outputs; their lines stay. */
static void transcript_forget_outputs(Transcript *t)
{
    size_t bytes = 0;
    for (size_t i = t->count; i-- > 0;) {
        TranscriptLine *line = &t->lines[i];
        bytes += line->part[PRINTED].size;
        if (bytes > MOST_PRINTED / 2 && line->part[PRINTED].size) {
            line->part[PRINTED].size = 0;
            line->is_unchecked = true;
        }
    }
}

/* Closes the gaps that dropped and failed lines left. Parts are in the order of their lines, so
   each one moves down. */
static void transcript_pack(Transcript *t, int kind)
{
    Buf *bytes = &t->bytes[kind];
    size_t at = 0;
    for (size_t i = 0; i < t->count; i++) {
        TranscriptPart *part = &t->lines[i].part[kind];
        if (part->size)
            memmove(bytes->data + at, bytes->data + part->at, part->size);
        part->at = (uint32_t)at;
        at += part->size;
    }
    buf_truncate(bytes, at);
}

/* Gives a buffer its full capacity at once, and touches it, so that the process does not grow
   later. Also shrinks a buffer that a long text made larger. Does nothing if memory is short. */
static void transcript_set_capacity(Buf *bytes, size_t capacity)
{
    size_t size = bytes->len;
    char *block =
        bytes->cap != capacity && size < capacity ? mem_try_alloc(bytes->mem, capacity) : NULL;
    if (!block)
        return;
    if (size)
        memcpy(block, bytes->data, size);
    memset(block + size, 0, capacity - size);
    buf_own(bytes, block, capacity);
    bytes->len = size;
}

static bool is_nearly_full(size_t size, size_t most)
{
    return size > most / 4 * 3;
}

void transcript_begin(Vm *vm)
{
    Transcript *t = transcript_of(vm);
    Buf *typed = &t->bytes[TYPED], *printed = &t->bytes[PRINTED];
    if (is_nearly_full(typed->len + t->count * sizeof *t->lines, MOST_TYPED) ||
        is_nearly_full(printed->len, MOST_PRINTED)) {
        transcript_forget_lines(t);
        transcript_forget_outputs(t);
        transcript_pack(t, TYPED);
        transcript_pack(t, PRINTED);
    }
    transcript_set_capacity(typed, MOST_TYPED);
    transcript_set_capacity(printed, MOST_PRINTED);
    size_t before = t->cap;
    t->lines = mem_grow(vm->mem, t->lines, sizeof *t->lines, &t->cap, USUAL_LINES);
    memset(t->lines + before, 0, (t->cap - before) * sizeof *t->lines);
}

/* Appends to the buffer of a kind. Returns the offset of the text. */
static uint32_t transcript_put_bytes(Transcript *t, int kind, const char *text, size_t size)
{
    uint32_t at = (uint32_t)t->bytes[kind].len;
    buf_put(&t->bytes[kind], text, size);
    return at;
}

/* ---- while statements run ---- */

static bool name_is_of_prompt(Vm *vm, Name name)
{
    const Builtin *row = registry_find(vm, name);
    return row && (row->flags & ROW_PROMPT);
}

static bool statement_is_of_prompt(Vm *vm, const Stmt *s)
{
    if (s->kind != ST_EXPR || !s->as.expr.is_command || s->as.expr.value->kind != EX_CALL)
        return false;
    const Expr *callee = s->as.expr.value->as.call.callee;
    return (callee->kind == EX_COMMAND || callee->kind == EX_NAME) &&
           name_is_of_prompt(vm, callee->as.name);
}

static void transcript_append(Vm *vm, TranscriptLine line)
{
    Transcript *t = transcript_of(vm);
    t->lines = mem_grow(vm->mem, t->lines, sizeof *t->lines, &t->cap, t->count + 1);
    t->lines[t->count++] = line;
}

void transcript_add(Vm *vm, const Stmt *statement, const Source *source, uint32_t start,
                    uint32_t end, bool is_plain)
{
    Transcript *t = transcript_of(vm);
    TranscriptLine line = {.position = source->base + start,
                           .part[TYPED].size = end - start,
                           .is_left_out = statement_is_of_prompt(vm, statement),
                           .is_unchecked = statement->kind == ST_TIME,
                           .is_plain = is_plain};
    line.part[TYPED].at = transcript_put_bytes(t, TYPED, source->text + start, end - start);
    transcript_append(vm, line);
}

/* Appends a path as a string literal of the language. */
static void put_path(Buf *out, const char *path)
{
    buf_putc(out, '"');
    for (; *path; path++) {
        if (strchr("\\\"", *path))
            buf_putc(out, '\\');
        else if (strchr("{}", *path)) /* doubled: single braces enclose an expression */
            buf_putc(out, *path);
        buf_putc(out, *path);
    }
    buf_putc(out, '"');
}

void transcript_add_script(Vm *vm, const char *name, const char *text, size_t size, bool is_plain)
{
    Transcript *t = transcript_of(vm);
    Buf *typed = &t->bytes[TYPED];
    TranscriptLine line = {
        .part[TYPED].at = (uint32_t)typed->len, .is_unchecked = true, .is_plain = is_plain};
    if (name[0] == '<') {
        buf_put(typed, text, size);
    } else {
        buf_puts(typed, "run ");
        put_path(typed, name);
    }
    line.part[TYPED].size = (uint32_t)typed->len - line.part[TYPED].at;
    transcript_append(vm, line);
    t->finished = t->count;
}

/* The line of the statement that runs now; NULL if there is none. */
static TranscriptLine *transcript_line(Vm *vm)
{
    Transcript *t = transcript_of(vm);
    uint32_t at = site_main_span(vm).start;
    size_t low = t->finished, high = t->count;
    while (low < high) { /* finds the first line after `at` */
        size_t middle = low + (high - low) / 2;
        if (t->lines[middle].position <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low > t->finished ? &t->lines[low - 1] : NULL;
}

void transcript_end(Vm *vm, bool whole)
{
    Transcript *t = transcript_of(vm);
    const TranscriptLine *line = whole ? NULL : transcript_line(vm);
    if (line)
        t->count = (size_t)(line - t->lines);
    else if (!whole)
        t->count = t->finished;
    t->finished = t->count;
}

void transcript_replace(Vm *vm, const Buf *text)
{
    Transcript *t = transcript_of(vm);
    TranscriptLine *line = transcript_line(vm);
    if (!line)
        return;
    Buf *typed = &t->bytes[TYPED];
    TranscriptPart *part = &line->part[TYPED];
    size_t end = part->at + part->size, after = typed->len - end;
    buf_put(typed, buf_text(text), text->len);
    memmove(typed->data + part->at + text->len, typed->data + end, after);
    memcpy(typed->data + part->at, buf_text(text), text->len);
    buf_truncate(typed, part->at + text->len + after);
    for (TranscriptLine *later = line + 1; later < t->lines + t->count; later++)
        later->part[TYPED].at += (uint32_t)text->len - part->size;
    part->size = (uint32_t)text->len;
    line->is_left_out = false;
    line->is_unchecked = true;
}

void transcript_record(Vm *vm, OutputKind kind, const char *text, size_t size)
{
    Transcript *t = transcript_of(vm);
    TranscriptLine *line = transcript_line(vm);
    if (!line)
        return;
    if ((kind == OUTPUT_RESULT || kind == OUTPUT_COMMAND) && !line->is_unchecked) {
        line->is_result = true;
        line->is_command = kind == OUTPUT_COMMAND;
    }
    TranscriptPart *printed = &line->part[PRINTED];
    if (kind == OUTPUT_VARYING || printed->size + size > MOST_OUTPUT ||
        t->bytes[PRINTED].len + size > MOST_PRINTED)
        line->is_unchecked = true;
    if (line->is_unchecked || line->is_left_out)
        return;
    uint32_t at = transcript_put_bytes(t, PRINTED, text, size);
    if (printed->size == 0)
        printed->at = at;
    printed->size += (uint32_t)size;
}

/* ---- as a script ---- */

static bool is_name_byte(char c)
{
    return c == '_' || (unsigned char)c >= 0x80 || (c >= '0' && c <= '9') ||
           (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static const char *transcript_text(const Transcript *t, const TranscriptLine *line, int kind)
{
    return t->bytes[kind].data + line->part[kind].at;
}

/* True if the name `_` occurs in a text. May also find it in a string, which does no harm. */
static bool text_uses_last(const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        bool begins = i == 0 || !is_name_byte(text[i - 1]);
        if (text[i] == '_' && begins && (i + 1 == size || !is_name_byte(text[i + 1])))
            return true;
    }
    return false;
}

/* A script has no last result. If a later statement refers to `_`, the result before it is bound to
   that name. */
static void transcript_name_values(Transcript *t)
{
    TranscriptLine *last = NULL;
    for (size_t i = 0; i < t->finished; i++) {
        TranscriptLine *line = &t->lines[i];
        if (last && text_uses_last(transcript_text(t, line, TYPED), line->part[TYPED].size))
            last->is_named = true;
        if (line->is_result && !line->is_left_out)
            last = line;
    }
}

/* Turns a command into an expression, which can be bound: `topo L` into `topo(L)`. */
static void put_as_expression(Buf *out, const char *text, size_t size, bool is_command)
{
    size_t word = 0;
    while (is_command && word < size && is_name_byte(text[word]))
        word++;
    bool has_brackets = !word || word == size || text[word] == '(';
    buf_put(out, text, word);
    buf_puts(out, has_brackets ? "" : "(");
    size_t blanks = has_brackets ? 0 : strspn(text + word, " \t");
    buf_put(out, text + word + blanks, size - word - blanks);
    buf_puts(out, has_brackets ? "" : ")");
}

static void put_statement(Buf *out, const Transcript *t, const TranscriptLine *line)
{
    const char *text = transcript_text(t, line, TYPED);
    size_t size = line->part[TYPED].size;
    if (!line->is_named) {
        buf_put(out, text, size);
    } else {
        buf_puts(out, "let _ = ");
        put_as_expression(out, text, size, line->is_command);
        buf_puts(out, "\n_");
    }
    buf_putc(out, '\n');
}

/* Appends the output as comments that --test checks. Output without a final newline cannot be
   checked. */
static void put_output(Buf *out, const Transcript *t, const TranscriptLine *line)
{
    if (line->is_unchecked || !line->part[PRINTED].size)
        return;
    const char *text = transcript_text(t, line, PRINTED), *end = text + line->part[PRINTED].size;
    if (end[-1] != '\n')
        return;
    while (text < end) {
        size_t size = (size_t)((const char *)memchr(text, '\n', (size_t)(end - text)) - text);
        buf_puts(out, "#=> ");
        buf_put(out, text, size);
        buf_putc(out, '\n');
        text += size + 1;
    }
}

void transcript_put(Transcript *transcript, Buf *out)
{
    transcript_name_values(transcript);
    buf_puts(out, "# Typed at the mgrad prompt. mgrad --test checks the output.\n");
    if (transcript->forgotten)
        buf_printf(out, "# The end of a long session: the first %zu statements were dropped.\n",
                   transcript->forgotten);
    if (transcript->finished && transcript->lines[0].is_plain)
        buf_puts(out, "set numbers plain\n");
    for (size_t i = 0; i < transcript->finished; i++) {
        const TranscriptLine *line = &transcript->lines[i];
        if (line->is_left_out)
            continue;
        put_statement(out, transcript, line);
        put_output(out, transcript, line);
    }
}
