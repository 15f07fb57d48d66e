/*
 * parse_resume.c: continues after a syntax error, so that one run reports several mistakes.
 *
 * The throw has unwound the C stack, but the parser still knows which blocks, functions and loops
 * were open. parse_resume moves to the next statement, and parse_rest reads on without a tree: it
 * treats blocks as flat text, and closes with each '}' the block that was open. A mistake must not
 * be reported twice, so what may be a consequence of the first one is accepted: a bracket that
 * closes nothing, `return` outside a function, `else` after a head that was wrong.
 */
#include "syntax/parse_internal.h"

#include <string.h>

/* ---- to the next statement ---- */

static uint32_t resume_offset(const Parser *p, uint32_t position)
{
    return position - p->lexer.source->base;
}

static void resume_at(Parser *p, uint32_t offset)
{
    lex_init(&p->lexer, p->lexer.source, offset, p->lexer.source->size, p->catch_);
    p->token = (Token){.kind = TOK_NEWLINE};
    p->token.span.start = p->token.span.end = p->lexer.source->base + offset;
}

/* The offset of the end of the line. */
static uint32_t resume_line_end(const Parser *p, uint32_t offset)
{
    const Source *source = p->lexer.source;
    const char *newline = memchr(source->text + offset, '\n', source->size - offset);
    return newline ? (uint32_t)(newline - source->text) : source->size;
}

/* The parser stopped at its current token, or at a later one that it looked ahead to. Reads the
   statement again from its start, to know which brackets are open there. */
static void resume_begin(Parser *p)
{
    uint32_t token = p->token.span.start, wrong = p->catch_->diag.span.start;
    uint32_t stop = resume_offset(p, token > wrong ? token : wrong);
    p->recovery.is_skipping = true;
    p->recovery.stop = stop;
    p->recovery.is_loose = p->recovery.is_unclosed;
    resume_at(p, p->recovery.is_unclosed ? stop : resume_offset(p, p->statement));
}

/* Reading threw at text that is no token: skips a character of it, or a string without end. */
static void resume_skip_bad(Parser *p)
{
    const char *text = p->lexer.source->text;
    uint32_t at = p->lexer.at, quote;
    if (lex_is_string(text + at, p->lexer.end - at, &quote))
        p->lexer.at = resume_line_end(p, at);
    else if (at <= resume_offset(p, p->catch_->diag.span.start))
        p->lexer.at = resume_offset(p, p->catch_->diag.span.start) + 1;
    p->lexer.last = TOK_NAME; /* a newline here ends the statement */
}

/* True if the current token, inside brackets, begins a statement: the bracket was forgotten. */
static bool resume_at_statement(const Parser *p, TokenKind before)
{
    if (!parse_on_next_line(p))
        return false;
    if (parse_at(p, TOK_NAME)) /* a named argument follows a comma or a bracket */
        return token_can_end_statement(before) && parse_peek(p).kind == TOK_ASSIGN;
    bool is_of_expression = parse_at(p, TOK_IF) || parse_at(p, TOK_FOR);
    return token_leads_statement(p->token.kind) && !is_of_expression;
}

/* True at the brace of a block, not of a dictionary: it follows a condition, a list or a head. */
static bool resume_at_block(const Parser *p, TokenKind before)
{
    return parse_at(p, TOK_LBRACE) && (token_can_end_statement(before) || before == TOK_ELSE);
}

/* Outside brackets, true at the end of the statement with the error. */
static bool resume_at_end(Parser *p, TokenKind before)
{
    if (resume_at_block(p, before)) {
        p->blocks++;
        return true;
    }
    if (parse_at(p, TOK_RBRACE) && p->blocks > 0) {
        resume_at(p, resume_offset(p, p->token.span.start));
        return true;
    }
    if (before == TOK_COLON && parse_on_next_line(p)) { /* after a head with ':' */
        resume_at(p, resume_offset(p, p->token.span.start));
        return true;
    }
    return parse_at(p, TOK_NEWLINE) || parse_at(p, TOK_SEMICOLON);
}

void parse_resume(Parser *p)
{
    if (p->recovery.is_skipping)
        resume_skip_bad(p);
    else
        resume_begin(p);
    for (bool is_done = false; !is_done;) {
        TokenKind before = p->token.kind;
        bool is_inside = p->lexer.round + p->lexer.square > 0;
        p->recovery.reread++;
        parse_advance(p);
        uint32_t at = resume_offset(p, p->token.span.start);
        bool is_past = at >= p->recovery.stop;
        if (parse_at(p, TOK_END)) {
            is_done = true;
            p->recovery.is_loose |= is_inside;
            if (is_inside)
                resume_at(p, resume_line_end(p, p->recovery.stop));
        } else if (is_past && is_inside && resume_at_statement(p, before)) {
            is_done = p->recovery.is_loose = true;
            resume_at(p, at);
        } else if (is_past && !is_inside) {
            is_done = resume_at_end(p, before);
        }
    }
    p->recovery.is_skipping = false;
}

/* ---- the rest of the text ---- */

/* `else` or `elif`, after the block before it: only its condition is checked. */
static void rest_else(Parser *p)
{
    bool is_elif = parse_at_name(p, "elif");
    parse_advance(p);
    if (is_elif || parse_accept(p, TOK_IF))
        parse_expr(p);
    parse_accept(p, TOK_COLON);
}

static bool rest_at_else(const Parser *p)
{
    return parse_at(p, TOK_ELSE) || (parse_at_name(p, "elif") && !parse_on_next_line(p));
}

/* `except …:` after a `try` that was reported. */
static void rest_handler(Parser *p)
{
    while (!parse_at(p, TOK_COLON) && !parse_at(p, TOK_LBRACE) && !parse_at(p, TOK_NEWLINE) &&
           !parse_at(p, TOK_END))
        parse_advance(p);
    parse_accept(p, TOK_COLON);
}

static void rest_close_block(Parser *p)
{
    parse_advance(p);
    p->blocks -= p->blocks > 0;
    if (p->blocks == 0)
        p->body = (Body){.functions = 0};
}

static void rest_statement(Parser *p)
{
    /* The text after a mistake in brackets may begin with the end of their contents. */
    bool is_loose = p->recovery.is_loose && (parse_at(p, TOK_RPAREN) || parse_at(p, TOK_RBRACKET));
    if (!is_loose)
        parse_statement(p);
    parse_statement_end(p);
}

void parse_rest(Parser *p)
{
    p->recovery.is_resumed = true;
    p->recovery.is_unclosed = p->recovery.is_repeated = p->no_greater = false;
    p->open = (Token){.kind = TOK_END};
    p->depth = p->blocks;
    parse_advance(p);
    for (parse_skip_ends(p); !parse_at(p, TOK_END); parse_skip_ends(p)) {
        if (rest_at_else(p))
            rest_else(p);
        else if (parse_at(p, TOK_RBRACE))
            rest_close_block(p);
        else if (parse_accept(p, TOK_LBRACE))
            p->depth = ++p->blocks;
        else if (parse_at_name(p, "except") || parse_at_name(p, "finally"))
            rest_handler(p);
        else
            rest_statement(p);
    }
}
