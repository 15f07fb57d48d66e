/*
 * parse_refuse.c: messages for text that cannot begin or continue a statement. They say what the
 * user may have meant: misspelt commands, missing commas, missing results.
 */
#include "source/suggest.h"
#include "syntax/parse_form.h"

#include <stdio.h>
#include <string.h>

/* ---- commands: misspelt, inside an expression, without a comma ---- */

/* The most similar command or keyword. */
static Suggestion parse_similar_word(const Parser *p, Span name)
{
    Suggestion similar = suggest_begin(parse_text(p, name), name.end - name.start);
    for (size_t i = 0; i < p->syntax->command_count; i++) {
        Name command = p->syntax->commands[i].name;
        suggest_try(&similar, intern_text(p->names, command), intern_len(p->names, command));
    }
    for (int kind = 0; kind < TOK_COUNT; kind++)
        if (token_is_keyword((TokenKind)kind))
            suggest_try(&similar, token_text((TokenKind)kind), strlen(token_text((TokenKind)kind)));
    return similar;
}

/* True if the current word directly follows a name. */
static bool parse_follows_name(const Parser *p)
{
    return p->last_name.kind == TOK_NAME && p->last_name.span.end == p->previous_end &&
           parse_at_word(p);
}

/* `x = backward L` */
static void parse_refuse_inner_command(Parser *p)
{
    Span name = p->last_name.span;
    if (parse_follows_name(p) && parse_find_command(p, parse_name_of(p, name)))
        parse_fail(p, p->token.span,
                   "a command inside an expression needs parentheses: write %.*s(…)",
                   (int)(name.end - name.start), parse_text(p, name));
}

/* `backwrd L`: two adjacent words were meant as a command. */
static void parse_refuse_misspelt(Parser *p)
{
    Span name = p->last_name.span;
    if (!parse_follows_name(p))
        return;
    Suggestion similar = parse_similar_word(p, name);
    if (!similar.best)
        return;
    char help[80];
    snprintf(help, sizeof help, "a similar name exists: '%s'", similar.best);
    parse_fail_help(p, name, help, "unknown command '%.*s'", (int)(name.end - name.start),
                    parse_text(p, name));
}

/* ---- commands whose missing result is used ---- */

/* `visited = set()`: mgrad has no sets. A dictionary has each key once. */
static void form_set(Form *form, const Parser *p, const Expr *call)
{
    bool has_items = call->as.call.count == 1 && !call->as.call.named;
    form_puts(form, "there are no sets: write ");
    form_puts(form, has_items ? "{x: true for x in " : "{} for an empty dictionary");
    if (has_items) {
        form_quote(form, p, call->as.call.args[0].value->extent);
        form_puts(form, "}");
    }
}

const char *parse_no_result(Parser *p, const Expr *call)
{
    const Expr *callee = call->as.call.callee;
    bool is_name = callee->kind == EX_NAME;
    if (!is_name && callee->kind != EX_FIELD)
        return NULL;
    const Command *command =
        parse_find_command(p, is_name ? callee->as.name : callee->as.field.name);
    if (!command || command_gives(command, call->as.call.count + !is_name))
        return NULL;
    Form form = {.size = 0};
    if (is_name && command_has(command, ROW_SET)) {
        form_set(&form, p, call);
    } else {
        form_puts(&form, "write it as a separate statement: ");
        form_quote(&form, p, call->extent);
    }
    return arena_copy(p->arena, form.text, form.size);
}

/* `c and print(x)` and `print(x) if c else print(y)`, too. */
void parse_allow_no_result(Expr *e)
{
    switch (e->kind) {
    case EX_CALL:
        e->as.call.no_result = NULL;
        break;
    case EX_AND:
    case EX_OR:
        parse_allow_no_result(e->as.binary.right);
        break;
    case EX_CONDITION:
        parse_allow_no_result(e->as.condition.then);
        parse_allow_no_result(e->as.condition.otherwise);
        break;
    case EX_LIST:
        for (uint32_t i = 0; i < e->as.list.count; i++)
            parse_allow_no_result(e->as.list.items[i]);
        break;
    default:
        break;
    }
}

void parse_refuse_missing_comma(Parser *p)
{
    Span span = p->token.span;
    if (!parse_at_word(p))
        return;
    parse_refuse_foreign(p);
    parse_refuse_inner_command(p);
    parse_fail(p, span, "missing comma before '%.*s'", (int)(span.end - span.start),
               parse_text(p, span));
}

void parse_refuse_dictionary(Parser *p)
{
    Lexer ahead = p->lexer;
    TokenKind first = lex_next(&ahead).kind;
    if (first == TOK_RBRACE || lex_next(&ahead).kind == TOK_COLON)
        parse_fail_help(p, p->token.span, "a dictionary can be written in parentheses: ({…})",
                        "a statement cannot begin with '{'");
}

/* `gradient L, a`: a function that is no command needs parentheses. */
static void parse_refuse_call(Parser *p)
{
    enum { LONGEST = 40 }; /* bytes of text in the message */
    Span name = p->last_name.span, found = p->token.span;
    if (!parse_follows_name(p) || parse_at(p, TOK_STRING) || found.end - found.start > LONGEST)
        return;
    char help[120];
    snprintf(help, sizeof help, "to call %.*s, type: %.*s(…)", (int)(name.end - name.start),
             parse_text(p, name), (int)(name.end - name.start), parse_text(p, name));
    parse_fail_help(p, found, help,
                    "expected the end of the statement or an operator, found '%.*s'",
                    (int)(found.end - found.start), parse_text(p, found));
}

_Noreturn void parse_refuse_rest(Parser *p)
{
    if (parse_at(p, TOK_RPAREN) || parse_at(p, TOK_RBRACKET) || parse_at(p, TOK_RBRACE))
        parse_fail(p, p->token.span, "'%s' closes no open bracket", token_text(p->token.kind));
    parse_refuse_foreign(p);
    if (parse_at(p, TOK_ELSE))
        parse_fail(p, p->token.span,
                   "'else' must be on the same line as the '}' before it: write } else {");
    if (parse_at(p, TOK_LBRACE))
        parse_fail(p, p->token.span, "'{' must be on the same line as its statement");
    if (parse_at_word(p))
        parse_refuse_comment(p);
    parse_refuse_inner_command(p);
    parse_refuse_misspelt(p);
    parse_refuse_call(p);
    parse_unexpected(p, "the end of the statement or an operator");
}
