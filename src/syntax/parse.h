/*
 * parse.h: tokens to a syntax tree, by recursive descent with one token of look-ahead.
 *
 * grammar/mg.ebnf is the grammar. Each parse function quotes the rule that it reads, and
 * `make check-grammar` compares the two.
 *
 * The parser knows no command by name. The library passes it the words that may precede their
 * arguments without parentheses.
 */
#ifndef SYNTAX_PARSE_H
#define SYNTAX_PARSE_H

#include "syntax/ast.h"
#include "syntax/command.h"
#include "syntax/lex.h"

typedef struct Syntax {
    const Command *commands;
    size_t command_count;
    Name file; /* the name of the argument that `> path` stands for */
    /* True if an earlier text has bound the name: then it no longer means the command. */
    bool (*is_bound)(void *ctx, Name name);
    void *ctx;
} Syntax;

/* An array that grows in the arena; parse_add_item appends. */
typedef struct Items {
    void *data;
    uint32_t count, cap;
} Items;

enum { PARSE_BOUND_MOST = 64 };

/* Error recovery: what the parser knows about the mistakes so far (parse_resume.c). */
typedef struct Recovery {
    /* The last mistake. */
    bool is_unclosed; /* a bracket that was never closed */
    bool is_repeated; /* one more ':' instead of the '{' of a block */
    bool is_skipping; /* on the way from it to the next statement */
    uint32_t stop;    /* then, the offset at which the parser stopped */
    uint64_t reread;  /* tokens that were read again to find next statements */
    /* All of them. */
    bool is_resumed; /* there was one, which may explain others */
    bool is_loose;   /* the last one was in brackets, and the text after them is read now */
    bool has_colon;  /* a ':' instead of the '{' of a block */
    bool has_class;  /* a class */
} Recovery;

/* The body of a function or a module, or the text outside of them. */
typedef struct Body {
    Span function_name; /* of the function; for messages */
    int functions;      /* open function bodies, this one included */
    int loops;          /* open loops in it */
    bool is_module;     /* of a module: names bound directly in it become fields */
} Body;

typedef struct Parser {
    Lexer lexer;
    Token token;           /* the current one */
    uint32_t previous_end; /* the position where the token before it ends */
    Token last_name;       /* the last name read in an expression of this statement */
    Token open;            /* the innermost open bracket; of kind TOK_END if there is none */

    Arena *arena; /* for the tree */
    Intern *names;
    const Syntax *syntax;
    Catch *catch_; /* for syntax errors */

    uint32_t statement; /* the position where the last statement begins */
    Span module_name;   /* of the last module or class; for messages */
    Recovery recovery;

    int depth;       /* of nesting: see parse_enter */
    int blocks;      /* open braces */
    Body body;       /* the innermost one */
    bool no_greater; /* `>` precedes a file name here, it is no comparison */
    bool is_plain;   /* `set numbers plain` holds: `=` makes no Value of a number */

    Name bound[PARSE_BOUND_MOST]; /* names of commands that this text has bound so far */
    int bound_count;
    Items used; /* names in the open function bodies, which may be captured (Function.used) */
} Parser;

/* Starts at an offset of the source, with `set numbers values`. The tree is allocated in the arena,
   and errors are thrown to `catch_`; all arguments are borrowed. */
void parse_init(Parser *parser, const Source *source, uint32_t start, Arena *arena, Intern *names,
                const Syntax *syntax, Catch *catch_);
/* All statements up to the end of the text. */
Block parse_program(Parser *parser);
/* The next statement; NULL at the end. */
Stmt *parse_next(Parser *parser);
/*
 * After a throw: moves to the next statement; then parse_rest reads up to the end or the next
 * throw, without a tree. parse_resume itself throws at text that is no token, and
 * recovery.is_skipping is then set: call it again.
 */
void parse_resume(Parser *parser);
void parse_rest(Parser *parser);
/* The offset in the source where the last statement ended. */
uint32_t parse_offset(const Parser *parser);

#endif
