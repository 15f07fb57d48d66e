/*
 * parse_form.c: the tools of the messages that show what to write instead: the text of the form,
 * and tokens ahead.
 */
#include "syntax/parse_form.h"

#include <string.h>

#include "base/utf8.h"

/* ---- the form that a message shows ---- */

/* Removes a character that is not complete. */
static void form_end(Form *form)
{
    size_t at = form->size;
    while (at > 0 && utf8_continues(form->text[at - 1]))
        at--;
    if (at > 0 && !utf8_decode(form->text + at - 1, form->size - at + 1).size)
        form->size = at - 1;
    form->is_full = true;
}

void form_put(Form *form, const char *text, size_t size)
{
    size_t most = form->is_full ? 0 : sizeof form->text - 1 - form->size;
    size_t kept = size < most ? size : most;
    memcpy(form->text + form->size, text, kept);
    form->size += kept;
    if (kept < size)
        form_end(form);
    form->text[form->size] = '\0';
}

void form_puts(Form *form, const char *text)
{
    form_put(form, text, strlen(text));
}

void form_quote(Form *form, const Parser *p, Span span)
{
    enum { LONGEST = 60 };
    size_t size = span.end - span.start;
    const char *text = parse_text(p, span);
    if (size > LONGEST || memchr(text, '\n', size))
        form_puts(form, "…");
    else
        form_put(form, text, size);
}

/* ---- tokens ahead ---- */

Ahead ahead_begin(const Parser *p)
{
    return (Ahead){p->lexer, p->token};
}

Ahead ahead_of_statement(const Parser *p)
{
    Ahead a = ahead_begin(p);
    const Source *source = p->lexer.source;
    lex_init(&a.lexer, source, p->statement - source->base, source->size, p->catch_);
    ahead_next(&a);
    return a;
}

void ahead_next(Ahead *a)
{
    a->token = lex_next(&a->lexer);
}

static bool ends_statement(TokenKind kind)
{
    return kind == TOK_SEMICOLON || kind == TOK_NEWLINE || kind == TOK_END;
}

/* A brace before the part belongs to it, a later one opens a block. */
static bool ends_part(const Parser *p, Token token, bool is_empty)
{
    return token.kind == TOK_COMMA || token.kind == TOK_COLON || ends_statement(token.kind) ||
           parse_is_name(p, token, "to") || (token.kind == TOK_LBRACE && !is_empty);
}

Span ahead_part(const Parser *p, Ahead *a)
{
    Span span = {a->token.span.start, a->token.span.start};
    for (int depth = 0;; ahead_next(a)) {
        bool is_empty = span.end == span.start;
        if (a->token.kind == TOK_END || (depth == 0 && ends_part(p, a->token, is_empty)))
            return span;
        depth += token_nesting(a->token.kind);
        if (depth < 0)
            return span;
        span.end = a->token.span.end;
    }
}

Span ahead_rest(const Parser *p, uint32_t start)
{
    Ahead a = ahead_begin(p);
    Span span = {start, p->token.span.end};
    for (int depth = 0;; ahead_next(&a)) {
        depth += token_nesting(a.token.kind);
        if (depth < 0 || a.token.kind == TOK_END || (depth == 0 && ends_statement(a.token.kind)))
            break;
        span.end = a.token.span.end;
    }
    if (span.end < start) /* a comment is between the word and the end of its line */
        span.end = start;
    return span;
}
