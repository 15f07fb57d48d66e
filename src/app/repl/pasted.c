/* pasted.c: the prompts of a copied session, and the lines after them. */
#include "app/repl/pasted.h"

#include <stdbool.h>
#include <string.h>

typedef enum PromptKind {
    PROMPT_NONE,
    PROMPT_FIRST,  /* begins an entry */
    PROMPT_MORE,   /* continues it */
    PROMPT_RESULT, /* IPython's `Out[3]:` */
} PromptKind;

/* A line of the text, without its line break. */
typedef struct PastedLine {
    const char *text; /* after the prompt */
    size_t size;
    PromptKind prompt;
} PastedLine;

/* Which brackets and strings are open at the end of a line. */
typedef struct PastedOpen {
    int depth;
    char triple; /* the quote of an open """ or '''; 0: none */
} PastedOpen;

typedef struct Pasted {
    Buf *entries;
    size_t start; /* of the entry in `entries` */
    bool in_entry;
    PastedOpen open;
} Pasted;

/* ---- prompts ---- */

typedef struct PastedPrompt {
    const char *text; /* '#' is any number of digits and blanks */
    PromptKind kind;
} PastedPrompt;

static const PastedPrompt prompts[] = {
    {"mg>", PROMPT_FIRST}, {">>>", PROMPT_FIRST},      {"In [#]:", PROMPT_FIRST},
    {"...>", PROMPT_MORE}, {"step>", PROMPT_FIRST},    {"...:", PROMPT_MORE},
    {"...", PROMPT_MORE},  {"Out[#]:", PROMPT_RESULT},
};

/* The length of a prompt at the start of a line; 0 if it is not there. */
static size_t prompt_measure(const char *prompt, const char *text, size_t size)
{
    size_t at = 0;
    for (; *prompt; prompt++) {
        if (*prompt == '#')
            while (at < size && strchr("0123456789 *", text[at]))
                at++;
        else if (at < size && text[at] == *prompt)
            at++;
        else
            return 0;
    }
    return at;
}

/* Finds and skips the prompt. A blank follows it, unless the line ends there. */
static void line_skip_prompt(PastedLine *line)
{
    size_t blanks = 0;
    while (blanks < line->size && line->text[blanks] == ' ')
        blanks++;
    const char *text = line->text + blanks;
    size_t size = line->size - blanks;
    for (size_t i = 0; i < sizeof prompts / sizeof *prompts; i++) {
        size_t len = prompt_measure(prompts[i].text, text, size);
        if (len == 0 || (len < size && text[len] != ' '))
            continue;
        len += len < size;
        *line = (PastedLine){text + len, size - len, prompts[i].kind};
        return;
    }
}

static PastedLine line_read(const char *text, size_t size)
{
    const char *end = memchr(text, '\n', size);
    PastedLine line = {text, end ? (size_t)(end - text) : size, PROMPT_NONE};
    if (line.size && text[line.size - 1] == '\r')
        line.size--;
    line_skip_prompt(&line);
    return line;
}

/* The next line; false after the last. */
static bool line_next(PastedLine *line, const char **text, const char *end)
{
    if (*text == end)
        return false;
    *line = line_read(*text, (size_t)(end - *text));
    const char *newline = memchr(*text, '\n', (size_t)(end - *text));
    *text = newline ? newline + 1 : end;
    return true;
}

/* ---- open brackets ---- */

static bool is_triple(const char *at, const char *end)
{
    return end - at >= 3 && at[1] == at[0] && at[2] == at[0];
}

/* After a string that begins at `at`. One that is not closed ends with the line. */
static const char *skip_string(const char *at, const char *end)
{
    char quote = *at++;
    while (at < end && *at != quote)
        at += *at == '\\' && at + 1 < end ? 2 : 1;
    return at < end ? at + 1 : end;
}

/* Takes one character or one string outside of triple quotes; returns the place after it. */
static const char *open_take(PastedOpen *open, const char *at, const char *end)
{
    switch (*at) {
    case '"':
    case '\'':
        if (!is_triple(at, end))
            return skip_string(at, end);
        open->triple = *at;
        return at + 3;
    case '#':
        return end;
    case '(':
    case '[':
    case '{':
        open->depth++;
        return at + 1;
    case ')':
    case ']':
    case '}':
        open->depth--;
        return at + 1;
    default:
        return at + 1;
    }
}

/* The state after another line. */
static void open_update(PastedOpen *open, const PastedLine *line)
{
    const char *at = line->text, *end = at + line->size;
    while (at < end) {
        if (!open->triple) {
            at = open_take(open, at, end);
        } else if (*at == open->triple && is_triple(at, end)) {
            open->triple = '\0';
            at += 3;
        } else {
            at++;
        }
    }
}

static bool open_any(const PastedOpen *open)
{
    return open->triple || open->depth > 0;
}

/* ---- entries ---- */

/* True if a line has a prompt, unless it is in a string of several lines of a program. */
static bool text_is_session(const char *text, const char *end)
{
    PastedLine line;
    PastedOpen open = {0};
    while (line_next(&line, &text, end)) {
        if (line.prompt != PROMPT_NONE && !open.triple)
            return true;
        open_update(&open, &line);
    }
    return false;
}

static void entry_end(Pasted *p)
{
    Buf *entries = p->entries;
    size_t size = entries->len - p->start;
    bool is_cancelled = size >= 2 && memcmp(entries->data + entries->len - 2, "^C", 2) == 0;
    if (size == 0 || is_cancelled)
        buf_truncate(entries, p->start);
    else
        buf_putc(entries, '\0');
    p->start = entries->len;
    p->open = (PastedOpen){0};
    p->in_entry = false;
}

static void entry_begin(Pasted *p)
{
    entry_end(p);
    p->in_entry = true;
}

static void entry_add(Pasted *p, const PastedLine *line)
{
    if (p->entries->len > p->start)
        buf_putc(p->entries, '\n');
    buf_put(p->entries, line->text, line->size);
    open_update(&p->open, line);
}

/* Takes a line of a session. */
static void entry_take(Pasted *p, const PastedLine *line)
{
    if (line->prompt == PROMPT_FIRST)
        entry_begin(p);
    bool goes_on = line->prompt == PROMPT_NONE ? open_any(&p->open) : line->prompt != PROMPT_RESULT;
    if (line->prompt == PROMPT_FIRST || (p->in_entry && goes_on))
        entry_add(p, line);
    else
        p->in_entry = false;
}

void pasted_split(const char *text, size_t size, Buf *entries)
{
    const char *end = text + size;
    Pasted p = {.entries = entries, .start = entries->len, .in_entry = true};
    if (!text_is_session(text, end)) {
        buf_put(entries, text, size);
        buf_putc(entries, '\0');
        return;
    }
    PastedLine line;
    bool is_first = true;
    for (; line_next(&line, &text, end); is_first = false) {
        if (is_first && line.prompt == PROMPT_NONE)
            entry_add(&p, &line);
        else
            entry_take(&p, &line);
    }
    entry_end(&p);
}
