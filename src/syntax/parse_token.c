/*
 * parse_token.c: the tools of the parser: tokens, errors, nesting, names of commands.
 *
 * It calls no other file of the parser.
 */
#include "syntax/parse_internal.h"

#include <stdio.h>
#include <string.h>

#include "source/limits.h"

/* ---- tokens ---- */

void parse_advance(Parser *p)
{
    p->previous_end = p->token.span.end;
    p->token = lex_next(&p->lexer);
}

bool parse_at(const Parser *p, TokenKind kind)
{
    return p->token.kind == kind;
}

bool parse_is_name(const Parser *p, Token token, const char *name)
{
    size_t size = token.span.end - token.span.start;
    return token.kind == TOK_NAME && strlen(name) == size &&
           memcmp(parse_text(p, token.span), name, size) == 0;
}

bool parse_at_name(const Parser *p, const char *name)
{
    return parse_is_name(p, p->token, name);
}

bool parse_accept(Parser *p, TokenKind kind)
{
    if (!parse_at(p, kind))
        return false;
    parse_advance(p);
    return true;
}

/* Reads ahead with a copy of the lexer, so that nothing has to be undone. */
Token parse_peek(const Parser *p)
{
    Lexer ahead = p->lexer;
    return lex_next(&ahead);
}

bool parse_at_word(const Parser *p)
{
    return parse_at(p, TOK_NAME) || parse_at(p, TOK_INT) || parse_at(p, TOK_FLOAT) ||
           parse_at(p, TOK_STRING);
}

/* A '}' ends a statement only inside a block. Elsewhere parse_refuse_rest reports it. */
bool parse_at_statement_end(const Parser *p)
{
    return parse_at(p, TOK_NEWLINE) || parse_at(p, TOK_SEMICOLON) || parse_at(p, TOK_END) ||
           (parse_at(p, TOK_RBRACE) && p->blocks > 0);
}

const char *parse_text(const Parser *p, Span span)
{
    return p->lexer.source->text + (span.start - p->lexer.source->base);
}

Name parse_name_of(Parser *p, Span span)
{
    return intern_name(p->names, parse_text(p, span), span.end - span.start);
}

/* ---- errors ---- */

_Noreturn void parse_fail(Parser *p, Span span, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    diag_set(&p->catch_->diag, DIAG_ERROR, span, format, args);
    va_end(args);
    longjmp(p->catch_->jump, 1);
}

_Noreturn void parse_fail_help(Parser *p, Span span, const char *help, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    diag_set(&p->catch_->diag, DIAG_ERROR, span, format, args);
    va_end(args);
    diag_help(&p->catch_->diag, "%s", help);
    longjmp(p->catch_->jump, 1);
}

/* The current token as messages name it: 'b', or "the end of the line". */
static void parse_describe(const Parser *p, Buf *out)
{
    Token token = p->token;
    int size = (int)(token.span.end - token.span.start);
    if (token.kind == TOK_END || token.kind == TOK_NEWLINE)
        buf_puts(out, token_text(token.kind));
    else if (size > 40)
        buf_printf(out, "'%.37s…'", parse_text(p, token.span));
    else
        buf_printf(out, "'%.*s'", size, parse_text(p, token.span));
}

Span parse_here(const Parser *p)
{
    bool at_end = parse_at(p, TOK_NEWLINE) || parse_at(p, TOK_END);
    return at_end ? (Span){p->previous_end, p->previous_end} : p->token.span;
}

static void parse_explain_unexpected(Parser *p, Diag *diag)
{
    bool is_colon = parse_at(p, TOK_COLON),
         is_walrus = is_colon && parse_peek(p).kind == TOK_ASSIGN;
    if (parse_at(p, TOK_ASSIGN))
        diag_help(diag, "'=' assigns a value: write '==' to compare");
    else if (parse_at(p, TOK_LBRACE))
        diag_help(diag, "braces enclose the statements of a block: write [a, b] for a list");
    else if (is_walrus)
        diag_help(diag, "write '=' instead of ':='");
    else if (is_colon)
        diag_help(diag, "write { … } for a block, without ':'");
    if (is_colon && !is_walrus) {
        p->recovery.is_repeated = p->recovery.has_colon;
        p->recovery.has_colon = true;
    }
}

_Noreturn void parse_unexpected(Parser *p, const char *expected)
{
    Diag *diag = &p->catch_->diag;
    /* At the end of the text, the open bracket is what the user must look at. */
    if (parse_at(p, TOK_END) && p->open.kind != TOK_END)
        diag_throw(p->catch_, DIAG_INCOMPLETE, p->open.span, "'%s' was never closed",
                   token_text(p->open.kind));
    diag_clear(diag);
    diag->kind = parse_at(p, TOK_END) ? DIAG_INCOMPLETE : DIAG_ERROR;
    diag->span = parse_here(p);
    buf_printf(&diag->message, "expected %s, found ", expected);
    parse_describe(p, &diag->message);
    parse_explain_unexpected(p, diag);
    longjmp(p->catch_->jump, 1);
}

Token parse_expect(Parser *p, TokenKind kind, const char *why)
{
    Token token = p->token;
    if (token.kind != kind) {
        char expected[80];
        const char *text = token_text(kind);
        const char *quote = strchr(text, ' ') ? "" : "'";
        snprintf(expected, sizeof expected, "%s%s%s %s", quote, text, quote, why);
        parse_unexpected(p, expected);
    }
    parse_advance(p);
    return token;
}

/* ---- nesting ---- */

bool parse_on_next_line(const Parser *p)
{
    uint32_t gap = p->token.span.start - p->previous_end;
    return memchr(parse_text(p, (Span){p->previous_end, 0}), '\n', gap) != NULL;
}

/* True if the current token begins an expression, and the bracket around it is closed further on.
   The text up to there is its contents, not the next statement: `x = …` can only be an argument,
   and `{` is a dictionary only in a list. */
static bool parse_expr_in_bracket(const Parser *p, TokenKind close)
{
    bool is_list = close == TOK_RBRACKET;
    if (!token_can_begin_expression(p->token.kind) || (parse_at(p, TOK_LBRACE) && !is_list))
        return false;
    Lexer ahead = p->lexer;
    int depth = 0;
    for (Token token = p->token; token.kind != TOK_END; token = lex_next(&ahead)) {
        depth += token_nesting(token.kind);
        if (depth < 0 || (is_list && depth == 0 && token.kind == TOK_ASSIGN))
            return token.kind == close;
    }
    return false;
}

_Noreturn void parse_missing_comma_after(Parser *p)
{
    parse_fail(p, (Span){p->previous_end, p->previous_end},
               "missing comma at the end of this line");
}

/* True if the current token shows that the closing bracket was forgotten before it, rather than
   that something inside the brackets is wrong. */
static bool parse_ends_bracket(const Parser *p)
{
    bool on_next_line = parse_on_next_line(p);
    bool closes = parse_at(p, TOK_RPAREN) || parse_at(p, TOK_RBRACKET);
    return (on_next_line && !closes) || parse_at(p, TOK_END) || parse_at(p, TOK_SEMICOLON) ||
           parse_at(p, TOK_RBRACE) || parse_at(p, TOK_LBRACE);
}

void parse_close(Parser *p, Token open)
{
    TokenKind kind = (TokenKind)(open.kind + 1);
    if (parse_at(p, kind)) {
        parse_advance(p);
        return;
    }
    const char *opened = token_text(open.kind);
    if (parse_on_next_line(p) && parse_expr_in_bracket(p, kind))
        parse_missing_comma_after(p);
    if (parse_ends_bracket(p)) {
        p->recovery.is_unclosed = true;
        DiagKind incomplete = parse_at(p, TOK_END) ? DIAG_INCOMPLETE : DIAG_ERROR;
        diag_throw(p->catch_, incomplete, open.span, "'%s' was never closed", opened);
    }
    if (parse_at(p, TOK_RPAREN) || parse_at(p, TOK_RBRACKET))
        parse_fail(p, p->token.span, "'%s' does not match the '%s' before it",
                   token_text(p->token.kind), opened);
    parse_unexpected(p, kind == TOK_RPAREN     ? "',' or ')'"
                        : kind == TOK_RBRACKET ? "',' or ']'"
                                               : "',' or '}'");
}

/* The lexer does not count braces, which mostly enclose statements. In those of a dictionary, too,
   a newline is no token. */
Bracket parse_open_bracket(Parser *p)
{
    Bracket bracket = {p->token, p->open, p->no_greater};
    parse_enter(p, p->token.span);
    p->open = p->token;
    p->no_greater = false;
    p->lexer.round += parse_at(p, TOK_LBRACE);
    parse_advance(p);
    return bracket;
}

void parse_close_bracket(Parser *p, Bracket bracket)
{
    p->lexer.round -= bracket.open.kind == TOK_LBRACE;
    parse_close(p, bracket.open);
    p->open = bracket.around;
    p->no_greater = bracket.no_greater;
    parse_leave(p);
}

void parse_enter(Parser *p, Span span)
{
    if (++p->depth > LIMIT_NESTING)
        parse_fail(p, span, "nested too deeply: more than %d levels", LIMIT_NESTING);
}

void parse_leave(Parser *p)
{
    p->depth--;
}

/* Links of `a.b[c](d)…` or `a and b and …`. The tree nests to the left, and the compiler recurses
   on it. */
enum { LONGEST_CHAIN = 1000 };

void parse_count_chain(Parser *p, int *links)
{
    if (++*links > LONGEST_CHAIN)
        parse_fail(p, p->token.span,
                   "this expression is too long: break it into several statements");
}

void parse_count_named(Parser *p, uint32_t *named, Span span)
{
    if (++*named > LIMIT_KEYWORDS)
        parse_fail(p, span, "more than %d named arguments", LIMIT_KEYWORDS);
}

/* Doubles the capacity. The old array stays in the arena until the text has been compiled. */
void *parse_add_item(Parser *p, Items *items, size_t size)
{
    if (items->count == items->cap) {
        uint32_t cap = items->cap ? items->cap * 2 : 4;
        void *larger = arena_alloc(p->arena, cap * size);
        if (items->count)
            memcpy(larger, items->data, items->count * size);
        items->data = larger;
        items->cap = cap;
    }
    return (char *)items->data + items->count++ * size;
}

void parse_add_expr(Parser *p, Items *items, Expr *e)
{
    *(Expr **)parse_add_item(p, items, sizeof e) = e;
}

/* ---- names ---- */

const Command *parse_find_command(const Parser *p, Name name)
{
    return command_find(p->syntax->commands, p->syntax->command_count, name);
}

void parse_bind(Parser *p, Name name, Span span)
{
    const Command *command = parse_find_command(p, name);
    /* A field of a module may have the name of a command: it is always read through a dot. So may
       a method of a class, which is a mistake already. */
    if (!command || p->body.is_module || p->recovery.has_class)
        return;
    if (command_has(command, ROW_RESERVED) && !command->is_alias)
        parse_fail(p, span, "'%s' is a command: choose another name", intern_text(p->names, name));
    if (p->bound_count < PARSE_BOUND_MOST)
        p->bound[p->bound_count++] = name;
}

bool parse_is_bound(const Parser *p, Name name)
{
    for (int i = 0; i < p->bound_count; i++)
        if (p->bound[i] == name)
            return true;
    return p->syntax->is_bound && p->syntax->is_bound(p->syntax->ctx, name);
}

/* What messages call an expression that cannot be assigned to. */
static const char *expr_noun(const Expr *e)
{
    switch (e->kind) {
    case EX_INT:
    case EX_FLOAT:
        return "a number";
    case EX_STRING:
    case EX_TEXT:
        return "a string";
    case EX_NIL:
        return "nil";
    case EX_TRUTH:
        return "true or false";
    case EX_SELF:
        return "self";
    case EX_CALL:
        return "the result of a call";
    case EX_SLICE:
        return "a slice";
    case EX_LIST:
        return "a list";
    case EX_DICT:
        return "a dictionary";
    case EX_COMPREHENSION:
        return e->as.comprehension.key ? "a dictionary" : "a list";
    default:
        return "the result of an operation";
    }
}

void parse_check_target(Parser *p, const Expr *target)
{
    bool is_list = target->kind == EX_LIST && target->as.list.count;
    for (uint32_t i = 0; is_list && i < target->as.list.count; i++)
        parse_check_target(p, target->as.list.items[i]);
    if (target->kind == EX_NAME)
        parse_bind(p, target->as.name, target->word);
    else if (target->kind != EX_FIELD && target->kind != EX_INDEX && !is_list)
        parse_fail(p, target->extent, "cannot assign to %s", expr_noun(target));
}
