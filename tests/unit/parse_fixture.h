/*
 * parse_fixture.h: parses a text with a few commands, and compares tables of texts with their trees
 * or errors. Include it after <cmocka.h>.
 */
#ifndef PARSE_FIXTURE_H
#define PARSE_FIXTURE_H

#include "syntax/parse.h"
#include "source_fixture.h"
#include "tree_printer.h"

typedef struct Row {
    const char *text, *expected;
} Row;

enum { COMMANDS_MOST = 16 };

static Command commands[COMMANDS_MOST];
static Syntax syntax;
static Parser parser;
static Name bound_before; /* a name bound in an earlier text; 0 for none */

static inline bool is_bound(void *ctx, Name name)
{
    (void)ctx;
    return name == bound_before;
}

/* One command of each kind in the chapter Commands of the language reference. */
static inline void make_syntax(void)
{
    static const Builtin rows[] = {
        {.signature = "print", .flags = ROW_RESERVED},
        {.signature = "backward", .flags = ROW_RESERVED},
        {.signature = "assert", .flags = ROW_RESERVED},
        {.signature = "grad", .flags = ROW_RESERVED},
        {.signature = "vars"},
        {.signature = "draw", .flags = ROW_WRITES | ROW_RESERVED},
        {.signature = "plot", .flags = ROW_WRITES},
        {.signature = "topo", .flags = ROW_GIVES},
        {.signature = "set", .flags = ROW_WORDS},
        {.signature = "help", .flags = ROW_WORDS},
        {.signature = "time", .flags = ROW_STATEMENT},
    };
    for (size_t i = 0; i < ROWS(rows); i++)
        commands[i] = (Command){.name = intern_cstr(&names, rows[i].signature), .row = &rows[i]};
    syntax = (Syntax){.commands = commands,
                      .command_count = ROWS(rows),
                      .file = intern_cstr(&names, "file"),
                      .is_bound = is_bound};
}

static inline Parser *start_parser(const Source *source)
{
    make_syntax();
    parse_init(&parser, source, 0, &arena, &names, &syntax, &caught);
    return &parser;
}

/* False if an error was caught. */
static inline bool parse(const Source *source, Block *block)
{
    arena_reset(&arena);
    start_parser(source);
    if (setjmp(caught.jump))
        return false;
    *block = parse_program(&parser);
    return true;
}

/* Writes the tree of a text, or its error, into `out`. */
static inline bool parse_to_tree(const char *text)
{
    Block block;
    if (!parse(add_source(text), &block)) {
        put_caught();
        return false;
    }
    Printer printer = {&out, &names};
    buf_clear(&out);
    print_stmts(&printer, block);
    return true;
}

static inline void check_trees(const Row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        parse_to_tree(rows[i].text);
        check_row(rows[i].text, rows[i].expected);
    }
}

static inline void check_errors(const Row *rows, size_t count, DiagKind kind)
{
    for (size_t i = 0; i < count; i++) {
        if (parse_to_tree(rows[i].text))
            fail_msg("%s\n  no error, but %s", rows[i].text, buf_text(&out));
        check_row_begins(rows[i].text, rows[i].expected);
        if (caught.diag.kind != kind)
            fail_msg("%s\n  %s: should be %s", rows[i].text, buf_text(&out),
                     kind == DIAG_INCOMPLETE ? "incomplete" : "an error, whatever follows");
    }
}

#endif
