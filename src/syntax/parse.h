/*
 * parse.h: tokens into a syntax tree, by recursive descent. grammar/mg.ebnf is the grammar; each
 * parse function quotes its rule.
 *
 * What the words of commands mean to the syntax comes from outside (the library's tables): the
 * parser only knows that some names may stand before arguments without parentheses.
 */
#ifndef SYNTAX_PARSE_H
#define SYNTAX_PARSE_H

#include "syntax/ast.h"
#include "syntax/command.h"
#include "syntax/lex.h"

typedef struct Syntax {
    const Command *commands;
    size_t command_count;
    Name file; /* the keyword argument that `>` gives */
    /* Whether a program has bound this name, so that its meaning comes before the command's. */
    bool (*is_bound)(void *ctx, Name name);
    void *ctx;
} Syntax;

/* An array that grows in the arena. */
typedef struct Items {
    void *data;
    uint32_t count, cap;
} Items;

enum { PARSE_BOUND_MOST = 64 };

typedef struct Parser {
    Lexer lexer;
    Token token;     /* the one that is looked at */
    uint32_t behind; /* position where the token before it ended */
    Arena *arena;
    Intern *names;
    const Syntax *syntax;
    Catch *catch_;
    int depth;           /* of nesting */
    int blocks;          /* open braces */
    int loops;           /* open loops of the function at hand */
    int functions;       /* open function bodies */
    bool in_module_body; /* directly: names bound here become fields */
    bool no_greater;     /* `>` names a file here */
    Token open;          /* the innermost bracket that is open; of kind TOK_END if there is none */
    Name bound[PARSE_BOUND_MOST]; /* command names that this text has bound so far */
    int bound_count;
    Token last_name; /* the name that was read last in an expression */
    Items used;      /* names that stand in the open function bodies */
} Parser;

/* Starts at an offset of the source. The tree is allocated in the arena; errors go to catch_. */
void parse_init(Parser *parser, const Source *source, uint32_t start, Arena *arena, Intern *names,
                const Syntax *syntax, Catch *catch_);
/* All statements up to the end of the text. */
Block parse_program(Parser *parser);
/* The next statement, NULL at the end. */
Stmt *parse_next(Parser *parser);
/* The offset behind the last statement. */
uint32_t parse_offset(const Parser *parser);

#endif
