/* parse_stmt.c: statements and blocks. parse_statement, at the end, chooses by the first token. */
#include "syntax/parse_internal.h"

/* ---- blocks ---- */

/// end = NEWLINE | ";" ;
void parse_skip_ends(Parser *p)
{
    while (parse_accept(p, TOK_NEWLINE) || parse_accept(p, TOK_SEMICOLON))
        ;
}

Stmt *parse_new_stmt(Parser *p, StmtKind kind)
{
    Stmt *s = ARENA_NEW(p->arena, Stmt);
    s->kind = kind;
    s->span = p->token.span;
    return s;
}

void parse_statement_end(Parser *p)
{
    while (p->recovery.is_loose && (parse_at(p, TOK_RPAREN) || parse_at(p, TOK_RBRACKET)))
        parse_advance(p);
    if (!parse_at_statement_end(p))
        parse_refuse_rest(p);
}

/// block = "{" { end } { statement end { end } } "}" ;
Block parse_block(Parser *p)
{
    Token open = p->token;
    if (!parse_at(p, TOK_LBRACE)) {
        if (parse_at(p, TOK_NEWLINE))
            parse_fail(p, parse_here(p), "'{' must be on this line to open the block");
        parse_expect(p, TOK_LBRACE, "to open a block");
    }
    parse_enter(p, open.span);
    Token around = p->open;
    p->open = open;
    p->blocks++;
    parse_advance(p);
    Block block = {NULL};
    Stmt **last = &block.first;
    for (parse_skip_ends(p); !parse_at(p, TOK_RBRACE); parse_skip_ends(p)) {
        *last = parse_statement(p);
        last = &(*last)->next;
        parse_statement_end(p);
    }
    p->blocks--;
    p->open = around;
    parse_leave(p);
    parse_advance(p);
    return block;
}

/* ---- compound statements ---- */

/* A chain of `else if` may be long, so this is a loop. Each `if` is the `otherwise` of the last. */
/// if = "if" expression block { elif expression block } [ "else" block ] ;
/// elif = "elif" | "else" "if" ;
static Stmt *parse_if(Parser *p)
{
    Stmt *first = parse_new_stmt(p, ST_IF), *s = first;
    for (;;) {
        parse_advance(p);
        s->as.branch.condition = parse_expr(p);
        s->as.branch.then = parse_block(p);
        if (!parse_at_name(p, "elif") && !parse_accept(p, TOK_ELSE))
            return first;
        if (!parse_at_name(p, "elif") && !parse_at(p, TOK_IF)) {
            s->as.branch.otherwise = parse_block(p);
            return first;
        }
        Stmt *next = parse_new_stmt(p, ST_IF);
        s->as.branch.otherwise.first = next;
        s = next;
    }
}

static Block parse_loop_body(Parser *p)
{
    p->body.loops++;
    Block body = parse_block(p);
    p->body.loops--;
    return body;
}

/// while = "while" expression block ;
static Stmt *parse_while(Parser *p)
{
    Stmt *s = parse_new_stmt(p, ST_WHILE);
    parse_advance(p);
    s->as.branch.condition = parse_expr(p);
    s->as.branch.then = parse_loop_body(p);
    return s;
}

/// for = "for" targets "in" expression block ;
static Stmt *parse_for(Parser *p)
{
    Stmt *s = parse_new_stmt(p, ST_FOR);
    parse_advance(p);
    parse_refuse_loop(p);
    s->as.loop.targets = parse_loop_targets(p);
    parse_expect(p, TOK_IN, "after the variables of 'for'");
    s->as.loop.source = parse_expr(p);
    s->as.loop.body = parse_loop_body(p);
    return s;
}

/* ---- simple statements ---- */

/// return = "return" [ expressions ] ;
static Stmt *parse_return(Parser *p)
{
    Stmt *s = parse_new_stmt(p, ST_RETURN);
    if (!p->body.functions && !p->recovery.is_resumed)
        parse_fail(p, s->span, "'return' outside a function");
    parse_advance(p);
    if (!parse_at_statement_end(p)) {
        s->as.value = parse_expr_or_list(p);
        parse_allow_no_result(s->as.value);
    }
    return s;
}

/// jump = "break" | "continue" ;
static Stmt *parse_jump(Parser *p)
{
    Stmt *s = parse_new_stmt(p, parse_at(p, TOK_BREAK) ? ST_BREAK : ST_CONTINUE);
    if (!p->body.loops && !p->recovery.is_resumed)
        parse_fail(p, s->span, "'%s' outside a loop", token_text(p->token.kind));
    parse_advance(p);
    return s;
}

static void parse_check_targets(Parser *p, ExprList targets)
{
    for (uint32_t i = 0; i < targets.count; i++)
        parse_check_target(p, targets.items[i]);
}

/* `(a, b) = xs` means `a, b = xs`. */
static ExprList parse_without_brackets(ExprList targets)
{
    if (targets.is_tuple || targets.items[0]->kind != EX_LIST)
        return targets;
    ExprList inner = targets.items[0]->as.list;
    inner.is_tuple = true;
    return inner;
}

/* The rest of `targets = targets = … = value`; `first` has been read. */
static void parse_assigned(Parser *p, Stmt *s, ExprList first)
{
    Items targets = {0};
    ExprList list = first;
    Span start = s->span;
    s->kind = ST_ASSIGN;
    while (parse_at(p, TOK_ASSIGN)) {
        parse_refuse_definition(p, list.items[0]);
        parse_advance(p);
        parse_check_targets(p, list);
        *(ExprList *)parse_add_item(p, &targets, sizeof list) = parse_without_brackets(list);
        start = p->token.span;
        list = parse_expr_list(p);
        parse_refuse_decimal_comma(p, ((ExprList *)targets.data)[targets.count - 1], list);
    }
    s->as.assign.targets = targets.data;
    s->as.assign.count = targets.count;
    s->as.assign.value = parse_list_of(p, list, start);
    s->as.assign.is_plain = p->is_plain;
}

static void parse_check_names(Parser *p, ExprList targets)
{
    for (uint32_t i = 0; i < targets.count; i++) {
        const Expr *target = targets.items[i];
        if (target->kind == EX_LIST)
            parse_check_names(p, target->as.list);
        else if (target->kind == EX_FIELD || target->kind == EX_INDEX)
            parse_fail(p, target->extent, "'let' binds names, not fields or elements");
    }
}

/// let = "let" expressions "=" { expressions "=" } expressions ;
static Stmt *parse_let(Parser *p)
{
    Stmt *s = parse_new_stmt(p, ST_ASSIGN);
    parse_advance(p);
    if (parse_at(p, TOK_ASSIGN))
        parse_refuse_let(p);
    ExprList targets = parse_expr_list(p);
    parse_check_names(p, targets);
    if (!parse_at(p, TOK_ASSIGN))
        parse_unexpected(p, "'=' after 'let name'");
    parse_assigned(p, s, targets);
    s->as.assign.is_let = true;
    return s;
}

/// update = updater expressions ;
static void parse_update(Parser *p, Stmt *s, ExprList targets, BinaryOp op)
{
    if (targets.count != 1 || targets.items[0]->kind == EX_LIST)
        parse_fail(p, p->token.span, "cannot update several targets at once");
    parse_check_target(p, targets.items[0]);
    s->kind = ST_UPDATE;
    s->as.update.target = targets.items[0];
    s->as.update.op = op;
    s->as.update.word = p->token.span;
    parse_advance(p);
    s->as.update.value = parse_expr_or_list(p);
}

/* A statement that does nothing. */
static Stmt *parse_nothing(Parser *p, Stmt *s)
{
    s->as.expr.value = parse_new_expr(p, EX_NIL, s->span, s->span);
    s->as.expr.is_quiet = true;
    return s;
}

/* The word alone; otherwise `pass` is a name. */
/// pass = "pass" ;
static Stmt *parse_pass(Parser *p)
{
    Stmt *s = parse_new_stmt(p, ST_EXPR);
    parse_advance(p);
    return parse_nothing(p, s);
}

static bool parse_at_pass(const Parser *p)
{
    if (!parse_at_name(p, "pass"))
        return false;
    TokenKind next = parse_peek(p).kind;
    return next == TOK_NEWLINE || next == TOK_SEMICOLON || next == TOK_RBRACE || next == TOK_END;
}

/// assignment = expressions [ [ annotation ] { "=" expressions } | annotation | update ] ;
Stmt *parse_assignment(Parser *p)
{
    Stmt *s = parse_new_stmt(p, ST_EXPR);
    ExprList list = parse_expr_list(p);
    bool annotated = !list.is_tuple && parse_accept_annotation(p, list.items[0]);
    BinaryOp op;
    if (annotated && parse_at_statement_end(p))
        return parse_nothing(p, s);
    if (parse_at(p, TOK_ASSIGN))
        parse_assigned(p, s, list);
    else if (binary_of_update(p->token.kind, &op))
        parse_update(p, s, list, op);
    else
        parse_allow_no_result(s->as.expr.value = parse_list_of(p, list, s->span));
    return s;
}

/* ---- any statement ---- */

/* IPython's `%time x = f()` is the command time. The lexer skips other lines like that. */
static bool parse_at_percent_time(Parser *p)
{
    Token next = parse_peek(p);
    bool is_name = next.kind == TOK_NAME;
    const Command *command = is_name ? parse_find_command(p, parse_name_of(p, next.span)) : NULL;
    return command && command_has(command, ROW_STATEMENT);
}

static Stmt *parse_name_statement(Parser *p)
{
    const Command *command = parse_find_command(p, parse_name_of(p, p->token.span));
    if (command)
        return parse_command_statement(p, command);
    if (parse_at_name(p, "from") && parse_peek(p).kind == TOK_NAME)
        return parse_from(p);
    if (parse_at_pass(p))
        return parse_pass(p);
    parse_refuse_foreign(p);
    return parse_assignment(p);
}

/// statement = let | def | module | return | if | while | for | jump | import | from | magic | pass
/// | command | step | words | timed | assignment ;
Stmt *parse_statement(Parser *p)
{
    p->last_name = (Token){.kind = TOK_END};
    p->statement = p->token.span.start;
    switch (p->token.kind) {
    case TOK_LET:
        return parse_let(p);
    case TOK_DEF:
        return parse_def(p);
    case TOK_MODULE:
        return parse_module(p);
    case TOK_RETURN:
        return parse_return(p);
    case TOK_IF:
        return parse_if(p);
    case TOK_WHILE:
        return parse_while(p);
    case TOK_FOR:
        return parse_for(p);
    case TOK_BREAK:
    case TOK_CONTINUE:
        return parse_jump(p);
    case TOK_IMPORT:
        return parse_import(p);
    case TOK_MAGIC:
        return parse_magic(p);
    case TOK_PERCENT:
        if (!parse_at_percent_time(p))
            return parse_assignment(p);
        parse_advance(p);
        return parse_statement(p);
    case TOK_NAME:
        return parse_name_statement(p);
    case TOK_LBRACE:
        parse_refuse_dictionary(p);
        parse_refuse_rest(p);
    case TOK_RPAREN:
    case TOK_RBRACKET:
    case TOK_RBRACE:
    case TOK_ELSE:
        parse_refuse_rest(p);
    case TOK_FLOOR_SLASH:
    case TOK_SLASH:
        parse_refuse_comment(p);
        return parse_assignment(p);
    default:
        return parse_assignment(p);
    }
}
