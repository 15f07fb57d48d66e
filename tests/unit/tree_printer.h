/*
 * tree_printer.h: a syntax tree as text, for the tests of the parser: `(+ a (* b 2))`.
 *
 * Expressions: names, numbers, "strings" as they are; (index xs i), (slice xs i _), (. x field),
 * (call f a name=b), (if condition then otherwise), (for element clauses), (for key: value
 * clauses), (text pieces), [lists], {key value}. A command's word has a '!' before it. Statements:
 * (= a b value), (let a value), (+= a value), (do command) and so on; those of a block are in
 * braces.
 */
#ifndef TREE_PRINTER_H
#define TREE_PRINTER_H

#include "base/num.h"
#include "syntax/ast.h"

typedef struct Printer {
    Buf *out;
    const Intern *names;
} Printer;

static inline void print_expr(Printer *p, const Expr *e);
static inline void print_block(Printer *p, Block block);

static inline void print_name(Printer *p, Name name)
{
    buf_puts(p->out, intern_text(p->names, name));
}

static inline void print_exprs(Printer *p, ExprList list)
{
    for (uint32_t i = 0; i < list.count; i++) {
        if (i)
            buf_putc(p->out, ' ');
        print_expr(p, list.items[i]);
    }
}

/* `(word part part)`; a missing part is `_`. */
static inline void print_parts(Printer *p, const char *word, const Expr *const *parts, int count)
{
    buf_printf(p->out, "(%s", word);
    for (int i = 0; i < count; i++) {
        buf_putc(p->out, ' ');
        if (parts[i])
            print_expr(p, parts[i]);
        else
            buf_putc(p->out, '_');
    }
    buf_putc(p->out, ')');
}

#define PRINT(p, word, ...)                                                                        \
    print_parts(p, word, (const Expr *const[]){__VA_ARGS__},                                       \
                sizeof((const Expr *const[]){__VA_ARGS__}) / sizeof(Expr *))

static inline const char *binary_word(BinaryOp op)
{
    return op == BIN_NOT_IN ? "not-in" : binary_text(op);
}

static inline void print_pieces(Printer *p, const Expr *e)
{
    buf_puts(p->out, "(text");
    for (uint32_t i = 0; i < e->as.pieces.count; i++) {
        const Piece *piece = &e->as.pieces.items[i];
        buf_putc(p->out, ' ');
        if (piece->text) {
            buf_printf(p->out, "\"%.*s\"", (int)piece->size, piece->text);
            continue;
        }
        print_expr(p, piece->value);
        if (piece->format_text) {
            buf_putc(p->out, ':');
            print_pieces(p, piece->format_text);
        } else if (piece->format_size)
            buf_printf(p->out, ":%.*s", (int)piece->format_size, piece->format);
    }
    buf_putc(p->out, ')');
}

static inline void print_comprehension(Printer *p, const Expr *e)
{
    buf_puts(p->out, "(for ");
    if (e->as.comprehension.key) {
        print_expr(p, e->as.comprehension.key);
        buf_puts(p->out, ": ");
    }
    print_expr(p, e->as.comprehension.element);
    for (uint32_t i = 0; i < e->as.comprehension.count; i++) {
        const Clause *clause = &e->as.comprehension.clauses[i];
        buf_puts(p->out, clause->is_if ? " (if " : " (");
        print_exprs(p, clause->targets);
        buf_puts(p->out, clause->is_if ? "" : " in ");
        print_expr(p, clause->source);
        buf_putc(p->out, ')');
    }
    buf_putc(p->out, ')');
}

static inline void print_call(Printer *p, const Expr *e)
{
    buf_puts(p->out, "(call ");
    print_expr(p, e->as.call.callee);
    for (uint32_t i = 0; i < e->as.call.count; i++) {
        const Arg *arg = &e->as.call.args[i];
        buf_putc(p->out, ' ');
        if (arg->name) {
            print_name(p, arg->name);
            buf_putc(p->out, '=');
        }
        if (e->as.call.spreads && i + e->as.call.named + 1 == e->as.call.count)
            buf_putc(p->out, '*');
        print_expr(p, arg->value);
    }
    buf_putc(p->out, ')');
}

static inline void print_atom(Printer *p, const Expr *e)
{
    switch (e->kind) {
    case EX_INT:
        num_put_int(p->out, e->as.integer);
        break;
    case EX_FLOAT:
        num_put_float(p->out, e->as.number);
        break;
    case EX_STRING:
        buf_printf(p->out, "\"%.*s\"", (int)e->as.string.size, e->as.string.text);
        break;
    case EX_TRUTH:
        buf_puts(p->out, e->as.integer ? "true" : "false");
        break;
    case EX_NIL:
        buf_puts(p->out, "nil");
        break;
    case EX_SELF:
        buf_puts(p->out, "self");
        break;
    default:
        buf_puts(p->out, e->kind == EX_COMMAND ? "!" : "");
        print_name(p, e->as.name);
    }
}

static inline void print_field(Printer *p, const Expr *e)
{
    buf_puts(p->out, "(. ");
    print_expr(p, e->as.field.object);
    buf_putc(p->out, ' ');
    print_name(p, e->as.field.name);
    buf_putc(p->out, ')');
}

static inline void print_list(Printer *p, const Expr *e)
{
    buf_putc(p->out, '[');
    print_exprs(p, e->as.list);
    buf_putc(p->out, ']');
}

static inline void print_dict(Printer *p, const Expr *e)
{
    buf_putc(p->out, '{');
    print_exprs(p, e->as.list);
    buf_putc(p->out, '}');
}

static inline void print_expr(Printer *p, const Expr *e)
{
    switch (e->kind) {
    case EX_TEXT:
        print_pieces(p, e);
        break;
    case EX_LIST:
        print_list(p, e);
        break;
    case EX_DICT:
        print_dict(p, e);
        break;
    case EX_COMPREHENSION:
        print_comprehension(p, e);
        break;
    case EX_NEGATE:
        PRINT(p, "-", e->as.operand);
        break;
    case EX_INVERT:
        PRINT(p, "~", e->as.operand);
        break;
    case EX_NOT:
        PRINT(p, "not", e->as.operand);
        break;
    case EX_BINARY:
        PRINT(p, binary_word(e->as.binary.op), e->as.binary.left, e->as.binary.right);
        break;
    case EX_AND:
    case EX_OR:
        PRINT(p, e->kind == EX_AND ? "and" : "or", e->as.binary.left, e->as.binary.right);
        break;
    case EX_CONDITION:
        PRINT(p, "if", e->as.condition.condition, e->as.condition.then, e->as.condition.otherwise);
        break;
    case EX_INDEX:
        PRINT(p, "index", e->as.index.list, e->as.index.index);
        break;
    case EX_SLICE:
        PRINT(p, "slice", e->as.slice.list, e->as.slice.from, e->as.slice.to);
        break;
    case EX_FIELD:
        print_field(p, e);
        break;
    case EX_CALL:
        print_call(p, e);
        break;
    default:
        print_atom(p, e);
    }
}

/* ---- statements ---- */

static inline void print_assign(Printer *p, const Stmt *s)
{
    buf_puts(p->out, s->as.assign.is_let ? "(let" : "(=");
    for (uint32_t i = 0; i < s->as.assign.count; i++) {
        bool single = !s->as.assign.targets[i].is_tuple;
        buf_puts(p->out, single ? " " : " [");
        print_exprs(p, s->as.assign.targets[i]);
        buf_puts(p->out, single ? "" : "]");
    }
    buf_putc(p->out, ' ');
    print_expr(p, s->as.assign.value);
    buf_putc(p->out, ')');
}

static inline void print_function(Printer *p, const char *word, const Function *function)
{
    buf_printf(p->out, "(%s ", word);
    print_name(p, function->name);
    buf_puts(p->out, " (");
    for (uint32_t i = 0; i < function->param_count; i++) {
        const Param *param = &function->params[i];
        buf_puts(p->out, i ? " " : "");
        print_name(p, param->name);
        buf_puts(p->out, param->fallback ? "=" : "");
        if (param->fallback)
            print_expr(p, param->fallback);
    }
    buf_puts(p->out, ") ");
    print_block(p, function->body);
    buf_putc(p->out, ')');
}

static inline void print_branch(Printer *p, const Stmt *s)
{
    buf_puts(p->out, s->kind == ST_IF ? "(if " : "(while ");
    print_expr(p, s->as.branch.condition);
    buf_putc(p->out, ' ');
    print_block(p, s->as.branch.then);
    if (s->kind == ST_IF && s->as.branch.otherwise.first) {
        buf_putc(p->out, ' ');
        print_block(p, s->as.branch.otherwise);
    }
    buf_putc(p->out, ')');
}

static inline void print_loop(Printer *p, const Stmt *s)
{
    buf_puts(p->out, "(for ");
    print_exprs(p, s->as.loop.targets);
    buf_puts(p->out, " in ");
    print_expr(p, s->as.loop.source);
    buf_putc(p->out, ' ');
    print_block(p, s->as.loop.body);
    buf_putc(p->out, ')');
}

/* `(import a.b=name)`; the name is omitted if it is that of the module or none. */
static inline void print_import(Printer *p, const Stmt *s)
{
    static const char *const forms[] = {[IMPORT_MODULE] = "(import",
                                        [IMPORT_MEMBER] = "(from",
                                        [IMPORT_FILE] = "(import",
                                        [IMPORT_NOTHING] = "(magic"};
    buf_puts(p->out, forms[s->as.import.kind]);
    for (uint32_t i = 0; i < s->as.import.count; i++) {
        const Imported *item = &s->as.import.items[i];
        buf_printf(p->out, s->as.import.kind == IMPORT_FILE ? " \"%s\"" : " %s", item->name);
        if (item->bound && strcmp(intern_text(p->names, item->bound), item->name) != 0)
            buf_printf(p->out, "=%s", intern_text(p->names, item->bound));
    }
    buf_putc(p->out, ')');
}

static inline void print_stmt(Printer *p, const Stmt *s)
{
    switch (s->kind) {
    case ST_EXPR:
        if (s->as.expr.is_command)
            PRINT(p, "do", s->as.expr.value);
        else
            print_expr(p, s->as.expr.value);
        break;
    case ST_ASSIGN:
        print_assign(p, s);
        break;
    case ST_UPDATE: {
        char word[8] = ""; /* "not in" and a NUL fit */
        strcat(strcpy(word, binary_word(s->as.update.op)), "=");
        PRINT(p, word, s->as.update.target, s->as.update.value);
        break;
    }
    case ST_IF:
    case ST_WHILE:
        print_branch(p, s);
        break;
    case ST_FOR:
        print_loop(p, s);
        break;
    case ST_DEF:
    case ST_MODULE:
        print_function(p, s->kind == ST_DEF ? "def" : "module", s->as.function);
        break;
    case ST_RETURN:
        if (s->as.value)
            PRINT(p, "return", s->as.value);
        else
            buf_puts(p->out, "(return)");
        break;
    case ST_BREAK:
    case ST_CONTINUE:
        buf_puts(p->out, s->kind == ST_BREAK ? "(break)" : "(continue)");
        break;
    case ST_IMPORT:
        print_import(p, s);
        break;
    case ST_TIME:
        buf_puts(p->out, "(time ");
        print_stmt(p, s->as.timed);
        buf_putc(p->out, ')');
    }
}

static inline void print_stmts(Printer *p, Block block)
{
    for (const Stmt *s = block.first; s; s = s->next) {
        print_stmt(p, s);
        buf_puts(p->out, s->next ? "; " : "");
    }
}

static inline void print_block(Printer *p, Block block)
{
    buf_putc(p->out, '{');
    print_stmts(p, block);
    buf_putc(p->out, '}');
}

#endif
