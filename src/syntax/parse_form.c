/*
 * parse_form.c: the tools of the messages that show what to write instead: the text of the form,
 * and tokens ahead.
 */
#include "syntax/parse_form.h"

#include <string.h>

/* ---- the form that a message shows ---- */

void form_put(Form *form, const char *text, size_t size)
{
    size_t most = sizeof form->text - 1 - form->size;
    size = size < most ? size : most;
    memcpy(form->text + form->size, text, size);
    form->size += size;
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

void ahead_next(Ahead *a)
{
    a->token = lex_next(&a->lexer);
}

bool ahead_is(const Parser *p, const Ahead *a, const char *word)
{
    Span span = a->token.span;
    return a->token.kind == TOK_NAME && span.end - span.start == strlen(word) &&
           memcmp(parse_text(p, span), word, strlen(word)) == 0;
}

static bool token_ends_part(TokenKind kind)
{
    return kind == TOK_COMMA || kind == TOK_COLON || kind == TOK_SEMICOLON || kind == TOK_NEWLINE ||
           kind == TOK_END;
}

Span ahead_part(const Parser *p, Ahead *a)
{
    Span span = {a->token.span.start, a->token.span.start};
    for (int depth = 0;; ahead_next(a)) {
        TokenKind kind = a->token.kind;
        if (kind == TOK_END || (depth == 0 && (token_ends_part(kind) || ahead_is(p, a, "to") ||
                                               (kind == TOK_LBRACE && span.end > span.start))))
            return span;
        if (kind == TOK_LPAREN || kind == TOK_LBRACKET || kind == TOK_LBRACE)
            depth++;
        else if (kind == TOK_RPAREN || kind == TOK_RBRACKET || kind == TOK_RBRACE)
            if (depth-- == 0)
                return span;
        span.end = a->token.span.end;
    }
}

Span ahead_rest(const Parser *p, uint32_t start)
{
    Ahead a = ahead_begin(p);
    Span span = {start, p->token.span.end};
    for (int depth = 0;; ahead_next(&a)) {
        TokenKind kind = a.token.kind;
        bool opens = kind == TOK_LPAREN || kind == TOK_LBRACKET || kind == TOK_LBRACE;
        bool closes = kind == TOK_RPAREN || kind == TOK_RBRACKET || kind == TOK_RBRACE;
        depth += opens - closes;
        if (depth < 0 || kind == TOK_END ||
            (depth == 0 && (kind == TOK_NEWLINE || kind == TOK_SEMICOLON)))
            return span;
        span.end = a.token.span.end;
    }
}
