/*
 * parse_step.c: `step next` and the like, the commands of the debugger for backward.
 *
 * The word becomes a string, the first argument of the call: `step to e` is `step("to", e)`. A
 * condition must be evaluated again after each step, so `step until c` is
 *
 *     if step("until") { while step("until", c) {} }
 */
#include "syntax/parse_internal.h"

#include <stdio.h>

#include "syntax/step.h"

static bool token_is_word(TokenKind kind)
{
    return kind == TOK_NAME || kind == TOK_INT || kind == TOK_FLOAT || kind == TOK_STRING;
}

/* The row of the word after `step`, if the token after it fits: `step next` is a step, but
   `step next*2` begins with a root. NULL: what follows is the root. */
static const StepRow *parse_step_row(const Parser *p, const Command *command)
{
    if (!command_has(command, ROW_STEP))
        return NULL;
    Lexer ahead = p->lexer;
    Token word = lex_next(&ahead);
    if (word.kind != TOK_NAME && word.kind != TOK_BREAK)
        return NULL;
    const StepRow *row = step_find(parse_text(p, word.span), word.span.end - word.span.start);
    Token after = lex_next(&ahead);
    if (!row || token_ends_statement(after.kind))
        return row;
    if (row->argument == STEP_TAKES_NOTHING) /* `step next 5` is an error at the 5 */
        return token_is_word(after.kind) ? row : NULL;
    if (row->argument == STEP_TAKES_FILE)
        return after.kind == TOK_GREATER ? row : NULL;
    bool is_operator = after.kind == TOK_PLUS || (!after.blank_before && after.kind != TOK_NAME);
    return !is_operator && token_can_begin_expression(after.kind) ? row : NULL;
}

bool parse_is_step(const Parser *p, const Command *command)
{
    return parse_step_row(p, command) != NULL;
}

/* A call of `callee` with the word and perhaps another argument. */
static Expr *parse_step_call(Parser *p, const Expr *callee, Items args)
{
    Expr *copy = parse_new_expr(p, callee->kind, callee->word, callee->extent);
    copy->as.name = callee->as.name;
    Expr *e =
        parse_new_expr(p, EX_CALL, callee->word, (Span){callee->extent.start, p->previous_end});
    e->as.call.callee = copy;
    e->as.call.args = args.data;
    e->as.call.count = args.count;
    return e;
}

static void parse_add_arg(Parser *p, Items *args, Expr *value)
{
    Arg *arg = parse_add_item(p, args, sizeof *arg);
    *arg = (Arg){0, value->extent, value};
}

static Stmt *parse_step_until(Parser *p, const Expr *callee, Items args, Stmt *s)
{
    Items with_condition = {0};
    const Arg *word = args.data;
    parse_add_arg(p, &with_condition, word[0].value);
    parse_add_arg(p, &with_condition, parse_expr(p));
    Stmt *loop = parse_new_stmt(p, ST_WHILE);
    loop->span = s->span;
    loop->as.branch.condition = parse_step_call(p, callee, with_condition);
    s->kind = ST_IF;
    s->as.branch.condition = parse_step_call(p, callee, args);
    s->as.branch.then.first = loop;
    return s;
}

static _Noreturn void parse_refuse_step(Parser *p, const StepRow *row, Span word)
{
    char example[80];
    snprintf(example, sizeof example, "type: step %s", row->example);
    parse_fail_help(p, word, example, "missing %s after 'step %s'",
                    row->argument == STEP_TAKES_VALUE ? "Value" : "condition", row->word);
}

/// step = NAME NAME [ expression ] [ file ] ;
Stmt *parse_step(Parser *p, const Command *command)
{
    const StepRow *row = parse_step_row(p, command);
    Stmt *s = parse_new_stmt(p, ST_EXPR);
    const Expr *callee = parse_command_word(p);
    Items args = {0};
    uint32_t named = 0;
    parse_advance(p);
    Span word = p->token.span;
    parse_add_arg(p, &args, parse_string_constant(p, word, row->word, word.end - word.start));
    parse_advance(p);
    bool takes_expression =
        row->argument == STEP_TAKES_VALUE || row->argument == STEP_TAKES_CONDITION;
    if (takes_expression && parse_at_statement_end(p))
        parse_refuse_step(p, row, word);
    if (row->argument == STEP_TAKES_CONDITION)
        return parse_step_until(p, callee, args, s);
    if (row->argument == STEP_TAKES_VALUE)
        parse_add_arg(p, &args, parse_expr(p));
    if (parse_at(p, TOK_GREATER))
        parse_file(p, &args, &named);
    Expr *call = parse_step_call(p, callee, args);
    call->as.call.named = named;
    s->as.expr.value = call;
    s->as.expr.is_command = true;
    return s;
}
