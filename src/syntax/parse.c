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

Stmt *parse_next(Parser *p)
{
    parse_advance(p);
    parse_skip_ends(p);
    if (parse_at(p, TOK_END))
        return NULL;
    Stmt *s = parse_statement(p);
    parse_statement_end(p);
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
