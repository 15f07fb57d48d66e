/*
 * repl_complete.c: connects Readline's completion to mgrad_complete.
 *
 * Readline asks in three steps: where the word begins (repl_complete_find_word), which candidates
 * there are (repl_complete_word), how to list them (repl_complete_show). The session is asked once,
 * in the first step.
 */
#include "app/repl/repl_complete.h"

#ifndef MGRAD_NO_READLINE

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <readline/readline.h>

#include "app/host/console.h"
#include "base/escape.h"
#include "base/utf8.h"

typedef struct Candidate {
    size_t name; /* its offset in `tab.names`; a NUL follows */
    const char *kind;
} Candidate;

/* Readline's callbacks have no context argument, so their state is global. */
static struct {
    Mgrad *session;
    const Buf *block;
    Mem *mem;
    Buf names;
    Candidate *items;
    size_t count, cap;
    bool files;     /* the word is a file's name: Readline's own completion */
    int start;      /* of the word, in Readline's line */
    char breaks[2]; /* the character before the word, as Readline's only word break */
    bool locals;    /* only local names are returned */
    size_t next;    /* index of the next candidate to return */
} tab;

/* ---- candidates ---- */

static void repl_complete_put(void *to, const char *text, size_t size, const char *kind)
{
    (void)to;
    if (strcmp(kind, "file") == 0) {
        tab.files = true;
        return;
    }
    Candidate *items = mem_grow(tab.mem, tab.items, sizeof *tab.items, &tab.cap, tab.count + 1);
    size_t name = tab.names.len;
    buf_put(&tab.names, text, size);
    buf_putc(&tab.names, '\0');
    if (!items || tab.names.failed)
        return;
    tab.items = items;
    tab.items[tab.count++] = (Candidate){.name = name, .kind = kind};
}

static const char *repl_complete_name(const Candidate *candidate)
{
    return tab.names.data + candidate->name;
}

/* Collects the candidates. The session gets the lines above, and `help` instead of `?`. */
static void repl_complete_gather(void)
{
    static const char help[] = "help ";
    bool asks = tab.block->len == 0 && rl_line_buffer[0] == '?' && rl_point > 0;
    Buf text;
    buf_init(&text, tab.mem);
    buf_put(&text, buf_text(tab.block), tab.block->len);
    buf_puts(&text, asks ? help : "");
    buf_put(&text, rl_line_buffer + asks, (size_t)rl_point - asks);
    size_t before = asks ? strlen(help) - 1 : tab.block->len;
    buf_clear(&tab.names);
    tab.count = 0;
    tab.files = false;
    size_t start =
        mgrad_complete(tab.session, buf_text(&text), text.len, text.len, repl_complete_put, NULL);
    tab.start = start > before ? (int)(start - before) : 0;
    buf_done(&text);
}

/* ---- Readline's callbacks ---- */

/* Readline finds the start of a word by a set of characters. The set is the one character before
   the word that the session found. */
static char *repl_complete_find_word(void)
{
    repl_complete_gather();
    tab.breaks[0] = tab.start > 0 ? rl_line_buffer[tab.start - 1] : '\0';
    return tab.breaks;
}

static bool candidate_is_local(const Candidate *candidate)
{
    return strcmp(candidate->kind, "local") == 0;
}

/* Names of the text being typed come before all others: true if what they have in common is more
   than `text`. */
static bool repl_complete_prefers_locals(const char *text)
{
    size_t size = strlen(text), common = 0;
    const char *first = NULL;
    for (size_t i = 0; i < tab.count && size > 0; i++) {
        const char *name = repl_complete_name(&tab.items[i]);
        if (!candidate_is_local(&tab.items[i]) || strncmp(name, text, size) != 0)
            continue;
        if (!first)
            common = strlen(first = name);
        while (strncmp(first, name, common) != 0)
            common--;
    }
    return common > size;
}

/* The next candidate that begins with `text`, as a copy for Readline to free; NULL at the end. */
static char *repl_complete_next(const char *text, int state)
{
    size_t size = strlen(text);
    if (state == 0)
        tab.next = 0;
    while (tab.next < tab.count) {
        const Candidate *item = &tab.items[tab.next++];
        const char *name = repl_complete_name(item);
        if (strncmp(name, text, size) == 0 && (!tab.locals || candidate_is_local(item)))
            return strdup(name);
    }
    return NULL;
}

static const char *repl_complete_kind(const char *name)
{
    for (size_t i = 0; i < tab.count; i++)
        if (strcmp(repl_complete_name(&tab.items[i]), name) == 0)
            return tab.items[i].kind;
    return "";
}

/* The character to insert after a complete word: a blank after a command or a keyword. */
static char repl_complete_suffix(const char *name)
{
    const char *kind = repl_complete_kind(name);
    return strcmp(kind, "command") == 0 || strcmp(kind, "keyword") == 0 ? ' ' : '\0';
}

static char **repl_complete_word(const char *text, int start, int end)
{
    (void)end;
    rl_completion_append_character = '\0'; /* Readline resets it for each word */
    rl_attempted_completion_over = !tab.files;
    if (tab.files || start != tab.start)
        return NULL;
    tab.locals = repl_complete_prefers_locals(text);
    char **matches = rl_completion_matches(text, repl_complete_next);
    if (matches && !matches[1])
        rl_completion_append_character = (unsigned char)repl_complete_suffix(matches[0]);
    return matches;
}

/* ---- the list ---- */

static int repl_complete_width(const char *text)
{
    return (int)utf8_count(text, strlen(text));
}

static int repl_complete_widest(char **matches, int count)
{
    int widest = 0;
    for (int i = 0; i < count; i++) {
        int width = repl_complete_width(matches[i]);
        widest = width > widest ? width : widest;
    }
    return widest;
}

/* Prints names and kinds in columns, at most a screenful. */
static void repl_complete_list(char **matches, int count)
{
    enum { KIND_WIDTH = 12 };
    ConsoleSize window = console_size();
    int widest = repl_complete_widest(matches, count);
    int columns = (int)window.columns / (widest + 1 + KIND_WIDTH);
    columns = columns > 0 ? columns : 1;
    int rows = window.rows > 4 ? (int)window.rows - 3 : 1;
    int shown = count > rows * columns ? rows * columns : count;
    for (int i = 0; i < shown; i++) {
        bool last = i % columns == columns - 1 || i == shown - 1;
        int pad = widest - repl_complete_width(matches[i]) + 1;
        fprintf(rl_outstream, "%s%*s%-*s%s", matches[i], pad, "", last ? 0 : KIND_WIDTH,
                repl_complete_kind(matches[i]), last ? "\n" : "");
    }
    if (shown < count)
        fprintf(rl_outstream, "and %d more: type some letters\n", count - shown);
}

/* `matches[0]` is the common beginning of the others. */
static void repl_complete_show(char **matches, int count, int longest)
{
    if (tab.files) {
        rl_display_match_list(matches, count, longest);
    } else {
        putc('\n', rl_outstream);
        repl_complete_list(matches + 1, count);
    }
    rl_forced_update_display();
}

/* rl_ignore_some_completions_function: drops names of files with control characters, which no
   program can contain, and which would change the terminal if they were listed or inserted. The
   names follow their common beginning; a single name takes its place. */
static int repl_complete_drop_files(char **matches)
{
    bool is_single = !matches[1];
    size_t kept = 1;
    for (size_t i = 1; matches[i]; i++) {
        if (escape_is_needed(matches[i], strlen(matches[i])))
            free(matches[i]);
        else
            matches[kept++] = matches[i];
    }
    matches[kept] = NULL;
    if (is_single ? escape_is_needed(matches[0], strlen(matches[0])) : kept == 1) {
        free(matches[0]);
        matches[0] = NULL;
    }
    return 0;
}

/* ---- the key ---- */

/* Are there only blanks before the cursor, so that Tab indents? On the first line of a block only
   after another blank. */
static bool repl_complete_is_indent(void)
{
    int at = rl_point;
    while (at > 0 && (rl_line_buffer[at - 1] == ' ' || rl_line_buffer[at - 1] == '\t'))
        at--;
    bool blank = at == 0 || rl_line_buffer[at - 1] == '\n';
    return blank && (rl_point > 0 || tab.block->len > 0);
}

static int repl_complete_on_tab(int count, int key)
{
    if (repl_complete_is_indent())
        return rl_insert(count, key);
    return rl_complete_internal(rl_completion_mode(repl_complete_on_tab));
}

void repl_complete_start(Mgrad *session, const Buf *block)
{
    tab.session = session;
    tab.block = block;
    tab.mem = block->mem;
    buf_init(&tab.names, tab.mem);
    rl_completion_word_break_hook = repl_complete_find_word;
    rl_attempted_completion_function = repl_complete_word;
    rl_completion_display_matches_hook = repl_complete_show;
    rl_ignore_some_completions_function = repl_complete_drop_files;
    rl_variable_bind("page-completions", "off"); /* paging would wait for a key */
    rl_bind_key('\t', repl_complete_on_tab);
}

void repl_complete_stop(void)
{
    buf_done(&tab.names);
    mem_free(tab.mem, tab.items, tab.cap * sizeof *tab.items);
    tab.items = NULL;
    tab.count = tab.cap = 0;
}

#endif
