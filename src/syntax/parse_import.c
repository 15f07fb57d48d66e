/*
 * parse_import.c: import in its three forms, and lines for IPython.
 *
 *     import "file.mg"                   a file
 *     import nn, numpy as np             libraries; modules of Python
 *     from math import exp as f, cos     some of their names
 *
 * `from` and `as` are no reserved words: they mean this only here. Which modules exist is known at
 * run time, to the session.
 */
#include "syntax/parse_internal.h"

#include <string.h>

/// dotted = NAME { "." NAME } ;
static Span parse_dotted(Parser *p)
{
    Span span = parse_expect(p, TOK_NAME, "of a module").span;
    while (parse_accept(p, TOK_DOT)) {
        if (!parse_at(p, TOK_NAME) && !token_is_keyword(p->token.kind))
            parse_unexpected(p, "a name after '.'");
        span.end = p->token.span.end;
        parse_advance(p);
    }
    return span;
}

/* `as other` binds that name; without it, `name` is bound (0: none) if it exists. */
static void parse_bound(Parser *p, Imported *item, Name name)
{
    item->bound = name;
    if (parse_at_name(p, "as")) {
        parse_advance(p);
        Span span = parse_expect(p, TOK_NAME, "after 'as'").span;
        item->bound = parse_name_of(p, span);
        parse_bind(p, item->bound, span);
    }
}

/* `import micro.mg` is a file without its quotes. */
static void parse_refuse_bare_file(Parser *p, Span span)
{
    int size = (int)(span.end - span.start);
    const char *text = parse_text(p, span);
    if (size > 3 && memcmp(text + size - 3, ".mg", 3) == 0)
        parse_fail(p, span, "the file name of an import needs quotes: import \"%.*s\"", size, text);
}

/// imported = dotted [ "as" NAME ] ;
static void parse_imported(Parser *p, Items *items)
{
    Span span = parse_dotted(p);
    size_t size = span.end - span.start;
    parse_refuse_bare_file(p, span);
    Imported *item = parse_add_item(p, items, sizeof *item);
    item->name = arena_copy(p->arena, parse_text(p, span), size);
    item->span = span;
    /* `import numpy.random` alone binds no name: its parts have names already. */
    bool is_plain = !memchr(item->name, '.', size);
    parse_bound(p, item, is_plain ? parse_name_of(p, span) : 0);
}

static void parse_imported_file(Parser *p, Items *items)
{
    Imported *item = parse_add_item(p, items, sizeof *item);
    item->span = p->token.span;
    Expr *path = parse_string(p);
    if (path->kind != EX_STRING)
        parse_fail(p, path->extent,
                   "the file name of an import must be plain text, without braces");
    item->name = path->as.string.text;
}

/* The new statement, after its first word. */
static Stmt *parse_new_import(Parser *p, ImportKind kind)
{
    Stmt *s = parse_new_stmt(p, ST_IMPORT);
    if (p->body.functions || p->body.is_module)
        parse_fail(p, s->span, "'import' must be at top level, not inside a function or a module");
    s->as.import.kind = kind;
    parse_advance(p);
    return s;
}

static Stmt *parse_end_import(Stmt *s, Items items)
{
    s->as.import.items = items.data;
    s->as.import.count = items.count;
    return s;
}

/// import = "import" ( string | imported { "," imported } ) ;
Stmt *parse_import(Parser *p)
{
    Stmt *s = parse_new_import(p, IMPORT_MODULE);
    Items items = {0};
    if (parse_at(p, TOK_STRING)) {
        s->as.import.kind = IMPORT_FILE;
        parse_imported_file(p, &items);
        return parse_end_import(s, items);
    }
    if (!parse_at(p, TOK_NAME))
        parse_unexpected(p, "a library name or a file name in quotes");
    do {
        parse_imported(p, &items);
    } while (parse_accept(p, TOK_COMMA));
    return parse_end_import(s, items);
}

/* The name of the item is "module.member". */
static Imported *parse_add_member(Parser *p, Items *items, Span module)
{
    Imported *item = parse_add_item(p, items, sizeof *item);
    size_t head = module.end - module.start, tail = p->token.span.end - p->token.span.start;
    char *name = arena_alloc(p->arena, head + tail + 2);
    memcpy(name, parse_text(p, module), head);
    name[head] = '.';
    memcpy(name + head + 1, parse_text(p, p->token.span), tail);
    name[head + tail + 1] = '\0';
    item->name = name;
    item->span = module;
    return item;
}

/// member = NAME [ "as" NAME ] ;
static void parse_member(Parser *p, Items *items, Span module)
{
    if (!parse_at(p, TOK_NAME))
        parse_unexpected(p, "a name to import");
    Imported *item = parse_add_member(p, items, module);
    Name name = parse_name_of(p, p->token.span);
    parse_advance(p);
    parse_bound(p, item, name);
}

/// members = member { "," member } [ "," ] ;
static void parse_members(Parser *p, Items *items, Span module)
{
    do {
        if (items->count && !parse_at(p, TOK_NAME))
            break;
        parse_member(p, items, module);
    } while (parse_accept(p, TOK_COMMA));
}

/// from = "from" dotted "import" ( "*" | members | "(" members ")" ) ;
Stmt *parse_from(Parser *p)
{
    Stmt *s = parse_new_import(p, IMPORT_MEMBER);
    Span module = parse_dotted(p);
    parse_expect(p, TOK_IMPORT, "after the name of a module");
    Items items = {0};
    Token open = p->token;
    if (parse_at(p, TOK_STAR)) {
        parse_add_member(p, &items, module);
        p->lexer.last = TOK_NAME; /* here a star can end a statement */
        parse_advance(p);
    } else if (parse_accept(p, TOK_LPAREN)) {
        parse_members(p, &items, module);
        parse_close(p, open);
    } else {
        parse_members(p, &items, module);
    }
    return parse_end_import(s, items);
}

/// magic = MAGIC ;
Stmt *parse_magic(Parser *p)
{
    Stmt *s = parse_new_stmt(p, ST_IMPORT);
    s->as.import.kind = IMPORT_NOTHING;
    Items items = {0};
    Imported *item = parse_add_item(p, &items, sizeof *item);
    *item = (Imported){"", 0, p->token.span};
    parse_advance(p);
    return parse_end_import(s, items);
}
