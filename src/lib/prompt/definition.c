/*
 * definition.c: reads signatures and comments where a program wrote them.
 *
 * A function keeps no comment. It keeps its text (source/sources.h), where the comment is found
 * when help asks for it.
 */
#include "lib/prompt/definition.h"

#include "base/escape.h"
#include "lib/prompt/cell.h"

/* ---- signatures ---- */

/* A place in a signature. */
typedef struct Scan {
    const char *at, *end;
    int depth;  /* open brackets */
    char quote; /* of the string around it; or NUL */
} Scan;

/* Passes one byte. */
static void scan_step(Scan *scan)
{
    char c = *scan->at++;
    if (scan->quote && c == '\\' && scan->at < scan->end)
        scan->at++;
    else if (scan->quote)
        scan->quote = c == scan->quote ? '\0' : scan->quote;
    else if (c == '"' || c == '\'')
        scan->quote = c;
    else if (strchr("([{", c) && c)
        scan->depth++;
    else if (strchr(")]}", c) && c)
        scan->depth--;
}

Part definition_signature(const char *name, const char *end)
{
    const char *bracket = name;
    while (bracket < end && !strchr("( \t\r\n", *bracket))
        bracket++;
    Scan scan = {.at = bracket, .end = end};
    if (bracket < end && *bracket == '(')
        do
            scan_step(&scan);
        while (scan.at < end && scan.depth > 0);
    return (Part){name, (size_t)(scan.at - name)};
}

/* The next parameter with its default, without blanks around it. False after the last. */
static bool scan_parameter(Scan *scan, Part *parameter)
{
    while (scan->at < scan->end && strchr(" \t\r\n,", *scan->at))
        scan->at++;
    const char *start = scan->at;
    while (scan->at < scan->end &&
           (scan->quote || scan->depth > 1 || (*scan->at != ',' && *scan->at != ')')))
        scan_step(scan);
    *parameter = (Part){start, (size_t)(scan->at - start)};
    return parameter->size > 0;
}

static size_t name_size(Part parameter)
{
    size_t size = 0;
    while (size < parameter.size && !strchr("=: \t\r\n", parameter.text[size]))
        size++;
    return size;
}

size_t definition_parameter(Part signature, size_t position, Part keyword)
{
    const char *bracket = memchr(signature.text, '(', signature.size);
    if (!bracket)
        return SIZE_MAX;
    Scan scan = {.at = bracket + 1, .end = signature.text + signature.size, .depth = 1};
    Part parameter;
    for (size_t i = 0; scan_parameter(&scan, &parameter); i++) {
        bool is_star = *parameter.text == '*';
        Part name = {parameter.text, name_size(parameter)};
        if (keyword.size ? part_equals(name, keyword) : i == position || is_star)
            return i;
    }
    return SIZE_MAX;
}

/* ---- comments ---- */

static const char *line_start(const char *text, const char *at)
{
    while (at > text && at[-1] != '\n')
        at--;
    return at;
}

static const char *skip_blanks(const char *at)
{
    while (*at == ' ' || *at == '\t')
        at++;
    return at;
}

/* `line` is followed by a newline. */
static bool line_is_comment(const char *line)
{
    const char *mark = skip_blanks(line);
    return *mark == '#' && strncmp(mark, "#=>", 3) != 0 && strncmp(mark, "#!>", 3) != 0;
}

Part definition_comment(const char *text, const char *at)
{
    const char *line = line_start(text, at), *first = line;
    while (first > text && line_is_comment(line_start(text, first - 1)))
        first = line_start(text, first - 1);
    return (Part){first, (size_t)(line - first)};
}

void definition_put_comment(Vm *vm, Buf *out, Part comment)
{
    Buf *text = &vm->bytes;
    buf_clear(text);
    for (const char *at = comment.text, *end = at + comment.size; at < end;) {
        size_t size = strcspn(at, "\n");
        const char *words = at + strspn(at, "# \t");
        buf_puts(text, text->len ? " " : "");
        buf_put(text, words, words < at + size ? (size_t)(at + size - words) : 0);
        at += size + 1;
    }
    if (!text->len)
        return;
    escape_from(text, 0);
    buf_puts(out, "    ");
    cell_put_wrapped(out, buf_text(text), 4);
}

/* Is `at` the name in `def name(`? */
static bool is_definition(const char *text, const char *at, Part name)
{
    bool is_name = strncmp(at, name.text, name.size) == 0 && *skip_blanks(at + name.size) == '(';
    const char *word = at;
    while (word > text && (word[-1] == ' ' || word[-1] == '\t'))
        word--;
    return is_name && word < at &&
           ((word - text >= 3 && memcmp(word - 3, "def", 3) == 0) ||
            (word - text >= 6 && memcmp(word - 6, "module", 6) == 0));
}

/* Searches backwards from the first instruction of its body. */
void definition_put_comment_of(Vm *vm, Buf *out, const Closure *closure)
{
    const Proto *proto = closure->proto;
    const Source *source =
        proto->code_count ? sources_find(&vm->sources, proto->spans[0].start) : NULL;
    if (!source)
        return;
    Part name = part_of(proto->signature.name);
    const char *at = source->text + (proto->spans[0].start - source->base);
    while (at > source->text && !is_definition(source->text, at, name))
        at--;
    if (at > source->text)
        definition_put_comment(vm, out, definition_comment(source->text, at));
}
