/* repl_complete.c: candidates, handed to Readline. */
#include "app/repl/repl_complete.h"

#ifndef MGRAD_NO_READLINE

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <readline/readline.h>

#include "app/host/console.h"

typedef struct Candidate {
    size_t name; /* where it stands in `names`, a NUL behind it */
    const char *kind;
} Candidate;

/* What Readline's callbacks, which get no context, share with us. */
static struct {
    Mgrad *session;
    const Buf *block;
    Mem *mem;
    Buf names;
    Candidate *items;
    size_t count, cap;
    bool files;     /* names of files are wanted: Readline knows how */
    int start;      /* of the word in Readline's line */
    char breaks[2]; /* the character before it */
    size_t next;    /* the candidate that is looked at next */
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

/* Asks the session, which sees the lines above, and `?` as `help`. */
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

/* ---- Readline's questions ---- */

/* Readline looks for the word's beginning by the characters that may not be in it. */
static char *repl_complete_find_word(void)
{
    repl_complete_gather();
    tab.breaks[0] = tab.start > 0 ? rl_line_buffer[tab.start - 1] : '\0';
    return tab.breaks;
}

/* The next candidate that begins with `text`, as a copy that Readline frees; NULL: no more. */
static char *repl_complete_next(const char *text, int state)
{
    size_t size = strlen(text);
    if (state == 0)
        tab.next = 0;
    while (tab.next < tab.count) {
        const char *name = repl_complete_name(&tab.items[tab.next++]);
        if (strncmp(name, text, size) == 0)
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

/* Behind a command or a keyword a blank must follow. */
static char repl_complete_behind(const char *name)
{
    const char *kind = repl_complete_kind(name);
    return strcmp(kind, "command") == 0 || strcmp(kind, "keyword") == 0 ? ' ' : '\0';
}

static char **repl_complete_word(const char *text, int start, int end)
{
    (void)end;
    rl_completion_append_character = '\0'; /* Readline resets it every time */
    rl_attempted_completion_over = !tab.files;
    if (tab.files || start != tab.start)
        return NULL;
    char **matches = rl_completion_matches(text, repl_complete_next);
    if (matches && !matches[1])
        rl_completion_append_character = (unsigned char)repl_complete_behind(matches[0]);
    return matches;
}

/* ---- the list ---- */

static int repl_complete_width(const char *text)
{
    int width = 0;
    for (; *text; text++)
        width += ((unsigned char)*text & 0xC0) != 0x80;
    return width;
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

/* Name and kind side by side, as many as fit on the screen. */
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

/* `matches[0]` is what the others have in common. */
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

/* ---- the key ---- */

/* Is nothing but blanks before the cursor, in a place where they indent? */
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
    rl_variable_bind("page-completions", "off"); /* it would wait for keys of its own */
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
