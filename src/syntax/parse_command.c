/*
 * parse_command.c: commands: functions whose arguments may follow without parentheses, at the start
 * of a statement. The chapter Commands of docs/language.md has the rules.
 *
 * A command becomes the call that it abbreviates, so later passes know no commands: `draw L >
 * g.svg` is `draw(L, file="g.svg")`. The difficult part is to tell a command from an expression,
 * since `grad (a)` and `grad - 1` could be either.
 */
#include "syntax/parse_internal.h"

#include <stdio.h>
#include <string.h>

#include "source/limits.h"

/* The token after the bracket that closes the next one; TOK_END if none closes it. *has_comma if
   there is a comma directly inside: then it can only be a call. */
static Token parse_after_bracket(const Parser *p, bool *has_comma)
{
    Lexer ahead = p->lexer;
    Token token = lex_next(&ahead);
    int depth = 0;
    *has_comma = false;
    do {
        depth += token_nesting(token.kind);
        *has_comma |= token.kind == TOK_COMMA && depth == 1;
        token = lex_next(&ahead);
    } while (depth > 0 && token.kind != TOK_END);
    return token;
}

bool token_ends_statement(TokenKind kind)
{
    return kind == TOK_NEWLINE || kind == TOK_SEMICOLON || kind == TOK_END || kind == TOK_RBRACE;
}

/* True for a token that can only name a file after the arguments of a command. `>>` is an error:
   parse_file. */
static bool token_names_file(TokenKind kind, const Command *command)
{
    return (kind == TOK_GREATER || kind == TOK_SHIFT_RIGHT) && command_has(command, ROW_WRITES);
}

/* True if the bracket after the word opens the arguments of a call: `topo(L)[0]`. False if it
   begins the first argument of the command: `grad (a + b)`. */
static bool parse_bracket_is_call(const Parser *p, const Command *command, Token bracket)
{
    bool has_comma;
    Token after = parse_after_bracket(p, &has_comma);
    return has_comma || token_ends_statement(after.kind) || token_names_file(after.kind, command) ||
           (command_has(command, ROW_GIVES | ROW_ALONE) && !bracket.blank_before);
}

/* True if the current word, the name of a command, begins a command; false if it begins an
   expression or an assignment. A name that the program has bound means the command only where the
   next token could not continue an expression. */
static bool parse_is_command(const Parser *p, const Command *command)
{
    Token next = parse_peek(p);
    bool bound = parse_is_bound(p, command->name);
    if (parse_is_step(p, command))
        return true;
    switch (next.kind) {
    case TOK_LPAREN:
        if (command_has(command, ROW_STATEMENT)) /* time(L*2) */
            return !bound;
        return !bound && !parse_bracket_is_call(p, command, next);
    case TOK_LBRACKET:
    case TOK_MINUS:
        return !bound && next.blank_before;
    case TOK_NEWLINE:
    case TOK_SEMICOLON:
    case TOK_END:
    case TOK_RBRACE:
        return !bound;
    case TOK_GREATER:
    case TOK_SHIFT_RIGHT:
        return token_names_file(next.kind, command) && !bound;
    case TOK_TILDE:
    case TOK_NOT: /* `assert not x`, but `w not in xs` */
        return !bound;
    case TOK_PLUS:
        return false;
    case TOK_FOR:
    case TOK_WHILE:
        return command_has(command, ROW_STATEMENT);
    default:
        return token_can_begin_expression(next.kind);
    }
}

/* Throws unless a path follows the '>'. */
static void parse_check_path(Parser *p, Span path)
{
    bool appends = parse_at(p, TOK_SHIFT_RIGHT);
    Span second = appends ? (Span){p->token.span.start + 1, p->token.span.end} : path;
    if (appends || (path.end > path.start && *parse_text(p, path) == '>'))
        parse_fail(p, second, "cannot append to a file: write one '>' to replace it");
    if (path.end == path.start)
        parse_fail(p, p->token.span, "missing file name after '>'");
}

/* The path is read as characters: it need not be tokens. */
static Expr *parse_path(Parser *p, Span path, Lexer after)
{
    size_t size = path.end - path.start;
    Expr *e = parse_string_constant(p, path, arena_copy(p->arena, parse_text(p, path), size), size);
    p->lexer = after;
    p->token.span = path; /* the end of the statement */
    parse_advance(p);
    return e;
}

/// file = ">" ( string | PATH ) ;
void parse_file(Parser *p, Items *args, uint32_t *named)
{
    Lexer ahead = p->lexer;
    Span path = lex_path(&ahead, p->blocks > 0);
    parse_check_path(p, path);
    Arg *arg = parse_add_item(p, args, sizeof *arg);
    arg->name = p->syntax->file;
    arg->span = path;
    parse_count_named(p, named, path);
    uint32_t quote;
    if (!lex_is_string(parse_text(p, path), path.end - path.start, &quote)) {
        arg->value = parse_path(p, path, ahead);
        return;
    }
    parse_advance(p);
    arg->value = parse_string(p);
}

static Stmt *parse_command_stmt(Parser *p, Expr *callee, Items args, uint32_t named)
{
    Stmt *s = parse_new_stmt(p, ST_EXPR);
    s->span = callee->extent;
    Expr *e =
        parse_new_expr(p, EX_CALL, callee->word, (Span){callee->extent.start, p->previous_end});
    e->as.call.callee = callee;
    e->as.call.args = args.data;
    e->as.call.count = args.count;
    e->as.call.named = named;
    s->as.expr.value = e;
    s->as.expr.is_command = true;
    return s;
}

Expr *parse_command_word(Parser *p)
{
    Expr *callee = parse_new_expr(p, EX_COMMAND, p->token.span, p->token.span);
    callee->as.name = parse_name_of(p, p->token.span);
    return callee;
}

static _Noreturn void parse_refuse_alone(Parser *p, const Command *command, Span word)
{
    char example[80];
    snprintf(example, sizeof example, "type: %.*s", (int)command->example_size, command->example);
    parse_fail_help(p, word, example, "missing argument after '%s'",
                    intern_text(p->names, command->name));
}

/* `print x > "text"`: the last argument compares with a string. */
static bool parse_compares_text(const Items *args)
{
    const Arg *last = args->count ? (const Arg *)args->data + args->count - 1 : NULL;
    if (!last || last->value->kind != EX_BINARY || last->value->as.binary.op != BIN_GT)
        return false;
    ExprKind right = last->value->as.binary.right->kind;
    return right == EX_STRING || right == EX_TEXT;
}

/// command = NAME [ arguments ] [ file ] ;
static Stmt *parse_command(Parser *p, const Command *command)
{
    Expr *callee = parse_command_word(p);
    Items args = {0};
    uint32_t named = 0;
    parse_advance(p);
    if (command->example && parse_at_statement_end(p))
        parse_refuse_alone(p, command, callee->word);
    p->no_greater = command_has(command, ROW_WRITES);
    if (!parse_at_statement_end(p) && !token_names_file(p->token.kind, command))
        parse_args(p, &args, &named, NULL);
    parse_refuse_arguments(p, command, &args);
    parse_refuse_missing_comma(p);
    p->no_greater = false;
    bool note_file = command_has(command, ROW_PRINTS) && parse_compares_text(&args);
    if (token_names_file(p->token.kind, command))
        parse_file(p, &args, &named);
    Stmt *s = parse_command_stmt(p, callee, args, named);
    s->as.expr.value->as.call.note_file = note_file;
    return s;
}

/* Strips brackets and quotes around the words: `help("draw")` means `help draw`. */
static Span text_strip(const Parser *p, Span span)
{
    const char *text = parse_text(p, span);
    while (span.end - span.start >= 2) {
        char first = text[0], last = text[span.end - span.start - 1];
        if (!(first == '(' && last == ')') && !((first == '"' || first == '\'') && last == first))
            break;
        span.start++;
        span.end--;
        text++;
    }
    return span;
}

static bool word_is(const Arg *word, const char *text)
{
    const Expr *e = word->value;
    return e->as.string.size == strlen(text) && memcmp(e->as.string.text, text, strlen(text)) == 0;
}

/* `set numbers plain` decides what `=` in the statements after it does. The command itself keeps
   the mode for the next text (Env.is_plain), and refuses any other third word. */
static void parse_numbers_mode(Parser *p, const Items *words, Span command)
{
    const Arg *word = words->data;
    if (words->count < 2 || !word_is(&word[0], "numbers"))
        return;
    if (p->blocks)
        parse_fail(p, command,
                   "'set numbers' is for the statements after it: write it outside of all blocks");
    if (word_is(&word[1], "plain") || word_is(&word[1], "values"))
        p->is_plain = word_is(&word[1], "plain");
}

static void parse_add_word(Parser *p, Items *words, Span span)
{
    size_t size = span.end - span.start;
    const char *text = arena_copy(p->arena, parse_text(p, span), size);
    Arg *word = parse_add_item(p, words, sizeof *word);
    *word = (Arg){0, span, parse_string_constant(p, span, text, size)};
}

/* Adds the parts of the text between blanks. */
static void parse_add_words(Parser *p, Items *words, Span rest)
{
    const char *text = parse_text(p, rest);
    uint32_t start = rest.start;
    for (uint32_t at = rest.start; at <= rest.end; at++) {
        char c = text[at - rest.start];
        if (at < rest.end && c != ' ' && c != '\t')
            continue;
        if (at > start)
            parse_add_word(p, words, (Span){start, at});
        start = at + 1;
    }
}

/// words = NAME { WORD } ;
static Stmt *parse_words(Parser *p, const Command *command)
{
    Expr *callee = parse_command_word(p);
    Span rest = lex_rest(&p->lexer);
    if (rest.end - rest.start > LIMIT_WORD)
        parse_fail(p, callee->extent, "the text after '%s' is too long: the limit is %d bytes",
                   intern_text(p->names, command->name), LIMIT_WORD);
    uint32_t end = rest.end;
    Items args = {0};
    if (!command_has(command, ROW_LINE))
        parse_add_words(p, &args, text_strip(p, rest));
    else if (rest.end > rest.start)
        parse_add_word(p, &args, rest);
    if (command_has(command, ROW_SET))
        parse_numbers_mode(p, &args, callee->extent);
    p->token.span.end = end > callee->extent.end ? end : callee->extent.end;
    parse_advance(p);
    return parse_command_stmt(p, callee, args, 0);
}

/// timed = [ "%" ] NAME statement ;
static Stmt *parse_timed(Parser *p)
{
    Stmt *s = parse_new_stmt(p, ST_TIME);
    parse_advance(p);
    if (parse_at_statement_end(p))
        parse_unexpected(p, "an expression to time");
    parse_enter(p, s->span);
    s->as.timed = parse_statement(p);
    parse_leave(p);
    return s;
}

/* True if the rest of the line is words, which are not evaluated: anything but an assignment. This
   reads characters, because words need not be tokens. */
static bool parse_takes_words(const Parser *p, const Command *command)
{
    Lexer ahead = p->lexer;
    Span rest = lex_rest(&ahead);
    const char *text = parse_text(p, rest);
    uint32_t size = rest.end - rest.start;
    bool bound = parse_is_bound(p, command->name);
    if (size == 0)
        return !bound;
    if (text[0] == '=' && (size < 2 || text[1] != '='))
        return false;
    if (size > 1 && text[1] == '=' && strchr("+-*/", text[0]))
        return false;
    return !(bound && strchr(".([+-*/%<>=!", text[0])) && text[0] != ',';
}

/* An expression or assignment; or a call with parentheses, then a file: `draw(L) > g.svg`. */
static Stmt *parse_call_with_file(Parser *p, const Command *command)
{
    p->no_greater = command_has(command, ROW_WRITES) && parse_peek(p).kind == TOK_LPAREN &&
                    !parse_is_bound(p, command->name);
    bool may_write = p->no_greater;
    Stmt *s = parse_assignment(p);
    p->no_greater = false;
    Expr *e = s->kind == ST_EXPR ? s->as.expr.value : NULL;
    bool called = e && e->kind == EX_CALL && e->as.call.callee->kind == EX_NAME &&
                  e->as.call.callee->as.name == command->name;
    if (s->kind == ST_EXPR)
        s->as.expr.is_command = called && !parse_is_bound(p, command->name);
    if (called && may_write && token_names_file(p->token.kind, command)) {
        Items args = {e->as.call.args, e->as.call.count, e->as.call.count};
        parse_file(p, &args, &e->as.call.named);
        e->as.call.args = args.data;
        e->as.call.count = args.count;
    }
    return s;
}

Stmt *parse_command_statement(Parser *p, const Command *command)
{
    if (command_has(command, ROW_LINE | ROW_WORDS))
        return parse_takes_words(p, command) ? parse_words(p, command) : parse_assignment(p);
    if (!parse_is_command(p, command))
        return parse_call_with_file(p, command);
    if (parse_is_step(p, command))
        return parse_step(p, command);
    return command_has(command, ROW_STATEMENT) ? parse_timed(p) : parse_command(p, command);
}
