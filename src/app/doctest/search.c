/*
 * search.c: finds comments, which are not in strings; skips strings as the lexer does
 * (lex_string.c).
 *
 * The end of a string that is not closed is the end of its line, or of the range if it has three
 * quotes. No string is searched for twice: `plain` tells up to where one was looked for in vain.
 */
#include "app/doctest/search.h"

#include <string.h>

#include "base/host.h"

enum { SEARCH_NESTING = 16 }; /* strings in the braces of strings */

void search_init(Search *search, Piece source, const volatile sig_atomic_t *stop)
{
    *search = (Search){.source = source, .stop = stop, .line = 1};
}

/* Before each byte that is read. False if the search is stopped. */
static bool search_goes_on(Search *search)
{
    search->work++;
    return *search->stop == HOST_GO_ON;
}

/* ---- comments ---- */

static bool search_is_quote(char c)
{
    return c == '"' || c == '\'';
}

static bool search_is_triple(const Search *search, size_t at, size_t to)
{
    const char *text = search->source.text + at;
    return to - at >= 3 && text[1] == text[0] && text[2] == text[0];
}

/* A string with three quotes ends at the next three. 0: there are none before `to`. */
static size_t search_triple_end(Search *search, size_t start, size_t to)
{
    const char *text = search->source.text;
    for (size_t i = start + 3; i + 3 <= to && search_goes_on(search); i++) {
        if (text[i] == '\\')
            i++;
        else if (memcmp(text + i, text + start, 3) == 0)
            return i + 3;
    }
    return 0;
}

/* The end of a string in one line. The braces of a string contain code, which may contain strings
   with either quote. 0: it is not closed; `*line_end` is then the end of the line. */
static size_t search_string_end(Search *search, size_t start, size_t to, size_t *line_end)
{
    const char *text = search->source.text;
    char quotes[SEARCH_NESTING] = {text[start]};
    size_t depth = 1, i = start + 1;
    bool in_code = false;
    for (; i < to && text[i] != '\n' && search_goes_on(search); i++) {
        char c = text[i];
        bool doubled = i + 1 < to && text[i + 1] == '{';
        if (in_code && search_is_quote(c) && depth < SEARCH_NESTING) {
            quotes[depth++] = c;
            in_code = false;
        } else if (in_code) {
            in_code = c != '}';
        } else if (c == '\\' || (c == '{' && doubled)) {
            i++;
        } else if (c == '{') {
            in_code = true;
        } else if (c == quotes[depth - 1]) {
            if (--depth == 0)
                return i + 1;
            in_code = true;
        }
    }
    *line_end = i;
    return 0;
}

/* The offset after the string that begins at `at`, or after its quotes if nothing closes it. */
static size_t search_skip_string(Search *search, size_t at, size_t to)
{
    bool is_triple = search_is_triple(search, at, to);
    size_t *plain = &search->plain[is_triple][search->source.text[at] == '"'];
    size_t after_quotes = at + (is_triple ? 3 : 1), none_until = to;
    if (at < *plain)
        return after_quotes;
    size_t end = is_triple ? search_triple_end(search, at, to)
                           : search_string_end(search, at, to, &none_until);
    if (end)
        return end;
    *plain = none_until;
    return after_quotes;
}

size_t search_comment(Search *search, size_t from, size_t to)
{
    const char *text = search->source.text;
    while (from < to && text[from] != '#') {
        if (!search_goes_on(search))
            return to;
        from = search_is_quote(text[from]) ? search_skip_string(search, from, to) : from + 1;
    }
    return from < to ? from : to;
}

/* ---- blanks and lines ---- */

static bool search_starts(const Search *search, size_t at, const char *what)
{
    size_t len = strlen(what);
    return search->source.len - at >= len && memcmp(search->source.text + at, what, len) == 0;
}

/* The size of the blank at `at`, 0 if there is none. Blanks are those of the lexer (lex_blank):
   also a backslash that continues a line, and a byte order mark at the start. */
static size_t search_blank(const Search *search, size_t at)
{
    switch (search->source.text[at]) {
    case ' ':
    case '\t':
    case '\r':
    case '\f':
        return 1;
    case '\\':
        return search_starts(search, at, "\\\n") ? 2 : search_starts(search, at, "\\\r\n") ? 3 : 0;
    default:
        return at == 0 && search_starts(search, at, "\xEF\xBB\xBF") ? 3 : 0;
    }
}

size_t search_blanks_end(Search *search, size_t at)
{
    size_t size = 1;
    while (size > 0 && at < search->source.len && search_goes_on(search)) {
        size = search_blank(search, at);
        at += size;
    }
    return at;
}

size_t search_statement(Search *search, size_t at)
{
    while (at < search->source.len && search_goes_on(search)) {
        char c = search->source.text[at];
        size_t size = c == ';' || c == '\n' ? 1 : search_blank(search, at);
        if (size == 0 && c != '#')
            break;
        at = c == '#' ? search_next_line(search, at) : at + size;
    }
    return at;
}

/* Outside of strings and comments, each backslash continues a line. */
size_t search_trim(Search *search, size_t start, size_t end)
{
    const char *text = search->source.text;
    while (end > start && text[end - 1] && strchr(" \t\r\n\f\\;", text[end - 1]) &&
           search_goes_on(search))
        end--;
    return end;
}

size_t search_line_start(Search *search, size_t from, size_t at)
{
    while (at > from && search->source.text[at - 1] != '\n' && search_goes_on(search))
        at--;
    return at;
}

size_t search_next_line(const Search *search, size_t at)
{
    const char *text = search->source.text, *from = text + at;
    const char *line_end = memchr(from, '\n', search->source.len - at);
    return line_end ? (size_t)(line_end - text) + 1 : search->source.len;
}

size_t search_line(Search *search, size_t at)
{
    const char *text = search->source.text;
    for (; search->place < at && search_goes_on(search); search->place++)
        search->line += text[search->place] == '\n';
    for (; search->place > at && search_goes_on(search); search->place--)
        search->line -= text[search->place - 1] == '\n';
    return search->line;
}
