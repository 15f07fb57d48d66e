/* locals.c: follows names and brackets through the tokens of an unfinished text. */
#include "session/locals.h"

#include <stdlib.h>
#include <string.h>

void locals_init(Locals *locals, const char *text, Mem *mem)
{
    *locals = (Locals){.mem = mem, .text = text, .phase = PHASE_TARGETS, .header = TOK_END};
    locals->last = locals->before = TOK_NEWLINE;
}

static void list_done(Locals *l, LocalList *list)
{
    mem_free(l->mem, list->items, list->cap * sizeof *list->items);
}

void locals_done(Locals *locals)
{
    list_done(locals, &locals->names);
    list_done(locals, &locals->fields);
    list_done(locals, &locals->pending);
}

/* ---- binding names ---- */

/* Is the current place in a function, a module or brackets? */
static bool locals_is_nested(const Locals *l)
{
    for (uint32_t i = 0; i < l->depth && i < LIMIT_NESTING; i++)
        if (l->frames[i].scope != SCOPE_NONE)
            return true;
    return false;
}

/* If memory is short, the name is not offered. */
static void list_add(Locals *l, LocalList *list, LocalName name)
{
    LocalName *items = mem_grow(l->mem, list->items, sizeof *items, &list->cap, list->count + 1);
    if (!items)
        return;
    list->items = items;
    name.is_global = !locals_is_nested(l);
    list->items[list->count++] = name;
}

/* The body in which the current statement is. */
static LocalScope locals_body(const Locals *l)
{
    for (uint32_t i = l->depth < LIMIT_NESTING ? l->depth : LIMIT_NESTING; i-- > 0;)
        if (l->frames[i].scope >= SCOPE_LINE)
            return l->frames[i].scope;
    return SCOPE_NONE;
}

/* Binds a name by assignment or `def`. Directly in a module it is a field. */
static void locals_assign(Locals *l, LocalName name)
{
    bool is_field = name.is_field || locals_body(l) == SCOPE_MODULE;
    if (!name.is_field || l->in_module)
        list_add(l, is_field ? &l->fields : &l->names, name);
}

/* Makes parameters and variables of a loop visible. */
static void locals_show_pending(Locals *l, size_t from)
{
    for (size_t i = from; i < l->pending.count; i++)
        list_add(l, &l->names, l->pending.items[i]);
    l->pending.count = from;
}

static void locals_assign_pending(Locals *l)
{
    for (size_t i = 0; i < l->pending.count; i++)
        locals_assign(l, l->pending.items[i]);
    l->pending.count = 0;
}

/* ---- brackets and bodies ---- */

static void locals_push(Locals *l, LocalScope scope, size_t names)
{
    if (l->depth < LIMIT_NESTING)
        l->frames[l->depth] = (LocalFrame){scope, names};
    l->depth++;
}

static LocalScope locals_top(const Locals *l)
{
    return l->depth && l->depth <= LIMIT_NESTING ? l->frames[l->depth - 1].scope : SCOPE_NONE;
}

static void locals_pop(Locals *l)
{
    if (l->depth == 0)
        return;
    LocalScope scope = locals_top(l);
    l->depth--;
    if (scope != SCOPE_NONE)
        l->names.count = l->frames[l->depth].names;
    if (scope == SCOPE_MODULE) {
        l->fields.count = 0;
        l->in_module = false;
    }
}

static void locals_begin_statement(Locals *l)
{
    l->phase = PHASE_TARGETS;
    l->statement = l->depth;
    l->pending.count = 0;
}

static void locals_end_statement(Locals *l)
{
    while (locals_top(l) == SCOPE_LINE)
        locals_pop(l);
    l->header = TOK_END;
    locals_begin_statement(l);
}

/* The parameters become visible. */
static void locals_begin_body(Locals *l, LocalScope scope)
{
    locals_push(l, scope, l->header_names);
    l->in_module |= scope == SCOPE_MODULE;
    l->header = TOK_END;
    locals_show_pending(l, 0);
}

/* A brace after an operand or `else` begins a block, another one a dictionary. */
static void locals_open_brace(Locals *l, bool operand)
{
    if (l->header != TOK_END)
        locals_begin_body(l, l->header == TOK_MODULE ? SCOPE_MODULE : SCOPE_FUNCTION);
    else if (operand || l->last == TOK_ELSE)
        locals_push(l, SCOPE_NONE, 0);
    else
        locals_push(l, SCOPE_BRACKETS, l->names.count);
    locals_begin_statement(l);
}

static void locals_close_brace(Locals *l)
{
    locals_end_statement(l);
    locals_pop(l);
    locals_begin_statement(l);
}

/* ---- names ---- */

static LocalName token_name(const Locals *l, Token token, const char *kind)
{
    Part name = {l->text + token.span.start, token.span.end - token.span.start};
    return (LocalName){.name = name, .kind = kind};
}

/* The name after `def` or `module`. */
static void locals_take_header(Locals *l, Token token)
{
    const char *kind = l->last == TOK_DEF ? "function" : "module";
    l->header = l->last;
    locals_assign(l, token_name(l, token, kind));
    l->header_names = l->names.count;
    l->header_depth = l->depth + 1;
    l->pending.count = 0;
}

/* `self.x`, which becomes a field when it is assigned. It waits in `pending` like a name. */
static bool is_self_field(const Locals *l)
{
    return l->last == TOK_DOT && l->before == TOK_SELF;
}

/* Can a target follow the last token? Not after a name: `print x` is a command. */
static bool locals_takes_target(const Locals *l)
{
    switch (l->last) {
    case TOK_NEWLINE:
    case TOK_SEMICOLON:
    case TOK_LBRACE:
    case TOK_RBRACE:
    case TOK_LET:
    case TOK_COMMA:
    case TOK_LPAREN:
    case TOK_LBRACKET:
    case TOK_ASSIGN:
        return true;
    default:
        return is_self_field(l);
    }
}

/* `import numpy as np`, `from math import exp, sqrt as root`. An imported name is visible under
   both names, since only the next tokens tell which one it has. */
static void locals_take_import(Locals *l, LocalName name)
{
    const char *as = l->text + l->last_at;
    bool is_renamed = l->last == TOK_NAME && strncmp(as, "as", 2) == 0 && strchr(" \t", as[2]);
    if (is_renamed || (l->phase == PHASE_FROM && l->last != TOK_NAME && l->last != TOK_DOT))
        list_add(l, &l->names, name);
}

static void locals_take_name(Locals *l, Token token)
{
    LocalName name = token_name(l, token, "local");
    name.is_field = is_self_field(l);
    bool after_comma = l->last == TOK_LPAREN || l->last == TOK_COMMA;
    if (l->last == TOK_DEF || l->last == TOK_MODULE)
        locals_take_header(l, token);
    else if (l->phase == PHASE_PATTERN)
        list_add(l, &l->pending, name);
    else if (l->header != TOK_END && after_comma && l->depth == l->header_depth)
        list_add(l, &l->pending, name);
    else if (l->phase == PHASE_IMPORT || l->phase == PHASE_FROM)
        locals_take_import(l, name);
    else if (l->phase == PHASE_TARGETS && locals_takes_target(l))
        list_add(l, &l->pending, name);
    else if (l->phase == PHASE_TARGETS)
        l->phase = PHASE_OTHER;
}

static void locals_take_assign(Locals *l)
{
    if (l->header != TOK_END && l->depth < l->header_depth) {
        locals_begin_body(l, SCOPE_LINE);
        l->phase = PHASE_OTHER;
    } else if (l->phase == PHASE_TARGETS && l->depth == l->statement) {
        locals_assign_pending(l);
    }
}

/* Other tokens in the targets of an assignment: `(a, b) =` may be one, `f(a)`, `xs[0]` and `x.y`
   bind no name. */
static bool token_is_of_targets(const Locals *l, TokenKind kind, bool operand)
{
    switch (kind) {
    case TOK_LET:
    case TOK_COMMA:
    case TOK_SELF:
    case TOK_RPAREN:
    case TOK_RBRACKET:
    case TOK_ASSIGN:
        return true;
    case TOK_LPAREN:
    case TOK_LBRACKET:
        return !operand;
    case TOK_DOT:
        return l->last == TOK_SELF;
    default:
        return false;
    }
}

/* ---- tokens ---- */

static void locals_take_other(Locals *l, TokenKind kind, bool operand)
{
    if (l->phase == PHASE_TARGETS && !token_is_of_targets(l, kind, operand))
        l->phase = PHASE_OTHER;
    switch (kind) {
    case TOK_LPAREN:
    case TOK_LBRACKET:
        locals_push(l, l->phase == PHASE_FROM ? SCOPE_NONE : SCOPE_BRACKETS, l->names.count);
        break;
    case TOK_RPAREN:
    case TOK_RBRACKET:
        locals_pop(l);
        break;
    case TOK_FOR:
        l->phase = PHASE_PATTERN;
        l->pattern = l->pending.count;
        break;
    case TOK_IMPORT:
        l->phase = l->last == TOK_NAME ? PHASE_FROM : PHASE_IMPORT;
        break;
    case TOK_IN:
        if (l->phase == PHASE_PATTERN)
            locals_show_pending(l, l->pattern);
        l->phase = PHASE_OTHER;
        break;
    case TOK_ASSIGN:
        locals_take_assign(l);
        break;
    default:
        break;
    }
}

void locals_take(Locals *l, Token token, bool operand)
{
    switch (token.kind) {
    case TOK_NEWLINE:
    case TOK_SEMICOLON:
        locals_end_statement(l);
        break;
    case TOK_LBRACE:
        locals_open_brace(l, operand);
        break;
    case TOK_RBRACE:
        locals_close_brace(l);
        break;
    case TOK_NAME:
        locals_take_name(l, token);
        break;
    case TOK_COLON: /* x: float = 2.0 */
        if (l->phase == PHASE_TARGETS && l->depth == l->statement)
            locals_assign_pending(l);
        l->phase = PHASE_OTHER;
        break;
    default:
        locals_take_other(l, token.kind, operand);
    }
    l->last_at = token.span.start;
    l->before = l->last;
    l->last = token.kind;
}

/* ---- the result ---- */

static int part_compare(Part a, Part b)
{
    int order = memcmp(a.text, b.text, a.size < b.size ? a.size : b.size);
    return order ? order : (a.size > b.size) - (a.size < b.size);
}

static int local_compare(const void *a, const void *b)
{
    return part_compare(((const LocalName *)a)->name, ((const LocalName *)b)->name);
}

static bool list_has(const LocalList *list, Part name)
{
    for (size_t i = 0; i < list->count; i++)
        if (part_equals(list->items[i].name, name))
            return true;
    return false;
}

bool locals_have(const Locals *locals, Part name)
{
    return list_has(&locals->names, name) || list_has(&locals->fields, name);
}

static void list_sort(LocalList *list)
{
    size_t kept = 0;
    if (list->count)
        qsort(list->items, list->count, sizeof *list->items, local_compare);
    for (size_t i = 0; i < list->count; i++)
        if (i == 0 || local_compare(&list->items[kept - 1], &list->items[i]) != 0)
            list->items[kept++] = list->items[i];
        else
            list->items[kept - 1].is_global &= list->items[i].is_global;
    list->count = kept;
}

void locals_sort(Locals *locals)
{
    for (size_t i = 0; i < locals->fields.count; i++)
        list_add(locals, &locals->names, locals->fields.items[i]);
    list_sort(&locals->names);
    list_sort(&locals->fields);
}

const LocalName *locals_find(const Locals *locals, Part name)
{
    const LocalName key = {.name = name};
    const LocalList *names = &locals->names;
    return names->count
               ? bsearch(&key, names->items, names->count, sizeof *names->items, local_compare)
               : NULL;
}
