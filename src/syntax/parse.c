/* parse.c: texts and their statements. The files parse_*.c read the parts. */
#include "syntax/parse.h"

#include "syntax/parse_internal.h"

void parse_init(Parser *parser, const Source *source, uint32_t start, Arena *arena, Intern *names,
                const Syntax *syntax, Catch *catch_)
{
    *parser = (Parser){.arena = arena, .names = names, .syntax = syntax, .catch_ = catch_};
    lex_init(&parser->lexer, source, start, source->size, catch_);
    parser->statement = source->base + start;
    parser->token.span = (Span){parser->statement, parser->statement};
}

/* True for a string with three quotes. */
static bool stmt_is_docstring(const Parser *p, const Stmt *s)
{
    if (s->kind != ST_EXPR || s->as.expr.value->kind != EX_STRING)
        return false;
    Span span = s->as.expr.value->extent;
    return lex_is_triple(parse_text(p, span), span.end - span.start);
}

/* True if another statement follows. */
static bool parse_has_more(const Parser *p)
{
    Lexer ahead = p->lexer;
    Token token = p->token;
    while (token.kind == TOK_NEWLINE || token.kind == TOK_SEMICOLON)
        token = lex_next(&ahead);
    return token.kind != TOK_END;
}

Stmt *parse_next(Parser *p)
{
    parse_advance(p);
    parse_skip_ends(p);
    if (parse_at(p, TOK_END))
        return NULL;
    bool is_first = p->previous_end == p->lexer.source->base;
    Stmt *s = parse_statement(p);
    parse_statement_end(p);
    if (is_first && stmt_is_docstring(p, s) && parse_has_more(p))
        s->as.expr.is_quiet = true; /* the docstring of a file is not printed */
    return s;
}

/* The current token is the end of the statement, or what follows it. */
uint32_t parse_offset(const Parser *p)
{
    return p->previous_end - p->lexer.source->base;
}

/// program = { end } { statement end { end } } ;
Block parse_program(Parser *p)
{
    Block block = {NULL};
    Stmt **last = &block.first;
    for (Stmt *s; (s = parse_next(p)); last = &s->next)
        *last = s;
    return block;
}
