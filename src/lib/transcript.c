/* transcript.c: what was typed and worked, as a script. */
#include "lib/transcript.h"

#include <string.h>

#include "lib/lib.h"

void transcript_init(Transcript *transcript, Mem *mem)
{
    *transcript = (Transcript){0};
    buf_init(&transcript->texts, mem);
    buf_init(&transcript->outputs, mem);
}

void transcript_done(Transcript *transcript, Mem *mem)
{
    buf_done(&transcript->texts);
    buf_done(&transcript->outputs);
    mem_free(mem, transcript->lines, transcript->cap * sizeof *transcript->lines);
}

static Transcript *transcript_of(Vm *vm)
{
    return &((Library *)vm->library)->transcript;
}

/* ---- while statements run ---- */

static bool name_is_of_prompt(Vm *vm, Name name)
{
    const Builtin *row = lib_find(vm, name);
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
                    uint32_t end)
{
    Transcript *t = transcript_of(vm);
    TranscriptLine line = {.position = source->base + start,
                           .text = t->texts.len,
                           .text_size = end - start,
                           .is_left_out = statement_is_of_prompt(vm, statement),
                           .is_unchecked = statement->kind == ST_TIME};
    buf_put(&t->texts, source->text + start, end - start);
    transcript_append(vm, line);
}

/* A file's name as a string of the language. */
static void put_path(Buf *out, const char *path)
{
    buf_putc(out, '"');
    for (; *path; path++) {
        if (strchr("\\\"", *path))
            buf_putc(out, '\\');
        else if (strchr("{}", *path)) /* once more: braces hold expressions */
            buf_putc(out, *path);
        buf_putc(out, *path);
    }
    buf_putc(out, '"');
}

void transcript_add_script(Vm *vm, const char *name, const char *text, size_t size)
{
    Transcript *t = transcript_of(vm);
    TranscriptLine line = {.text = t->texts.len, .is_unchecked = true};
    if (name[0] == '<') {
        buf_put(&t->texts, text, size);
    } else {
        buf_puts(&t->texts, "run ");
        put_path(&t->texts, name);
    }
    line.text_size = t->texts.len - line.text;
    transcript_append(vm, line);
    t->finished = t->count;
}

/* The statement of the text at hand that is at work; NULL if there is none. */
static TranscriptLine *transcript_line(Vm *vm)
{
    Transcript *t = transcript_of(vm);
    uint32_t at = vm_main_span(vm).start;
    size_t low = t->finished, high = t->count;
    while (low < high) { /* the first that stands behind `at` */
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
    line->text = t->texts.len;
    line->text_size = text->len;
    line->is_left_out = false;
    line->is_unchecked = true;
    buf_put(&t->texts, buf_text(text), text->len);
}

void transcript_record(Vm *vm, bool is_result, bool is_command, const char *text, size_t size)
{
    enum {
        MOST_OUTPUT = 1 << 12, /* of a statement */
        MOST_OUTPUTS = 1 << 20 /* of a session, which may go on for days */
    };
    Transcript *t = transcript_of(vm);
    TranscriptLine *line = transcript_line(vm);
    if (!line)
        return;
    if (is_result && !line->is_unchecked) {
        line->is_result = true;
        line->is_command = is_command;
    }
    if (line->output_size + size > MOST_OUTPUT || t->outputs.len + size > MOST_OUTPUTS)
        line->is_unchecked = true;
    if (line->is_unchecked || line->is_left_out)
        return;
    if (line->output_size == 0)
        line->output = t->outputs.len;
    buf_put(&t->outputs, text, size);
    line->output_size += size;
}

/* ---- as a script ---- */

static bool is_name_byte(char c)
{
    return c == '_' || (unsigned char)c >= 0x80 || (c >= '0' && c <= '9') ||
           (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* Whether the name `_` stands in a text. */
static bool text_says_last(const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        bool begins = i == 0 || !is_name_byte(text[i - 1]);
        if (text[i] == '_' && begins && (i + 1 == size || !is_name_byte(text[i + 1])))
            return true;
    }
    return false;
}

/* A script has no last result: where a later statement says `_`, it gets that name. */
static void transcript_name_values(Transcript *t)
{
    TranscriptLine *last = NULL;
    for (size_t i = 0; i < t->finished; i++) {
        TranscriptLine *line = &t->lines[i];
        if (last && text_says_last(t->texts.data + line->text, line->text_size))
            last->is_named = true;
        if (line->is_result && !line->is_left_out)
            last = line;
    }
}

/* `topo L` becomes `topo(L)`, which can be bound. */
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
    const char *text = t->texts.data + line->text;
    if (!line->is_named) {
        buf_put(out, text, line->text_size);
    } else {
        buf_puts(out, "let _ = ");
        put_as_expression(out, text, line->text_size, line->is_command);
        buf_puts(out, "\n_");
    }
    buf_putc(out, '\n');
}

/* What was printed, as checked comments; not where it did not end its line. */
static void put_output(Buf *out, const Transcript *t, const TranscriptLine *line)
{
    if (line->is_unchecked || !line->output_size)
        return;
    const char *text = t->outputs.data + line->output, *end = text + line->output_size;
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
    buf_puts(out, "# Typed at the prompt of mgrad. mgrad --test checks what it prints.\n");
    for (size_t i = 0; i < transcript->finished; i++) {
        const TranscriptLine *line = &transcript->lines[i];
        if (line->is_left_out)
            continue;
        put_statement(out, transcript, line);
        put_output(out, transcript, line);
    }
}
