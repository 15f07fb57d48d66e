/* parse.c: statements, and the tools that all of the parser uses. */
#include "lang/parser.h"

#include <string.h>

enum { DEEPEST_NESTING = 200 };

/* ---- tokens ---- */

void parse_init(Parser *parser, const Source *source, uint32_t start, Arena *arena, Intern *names,
                const Syntax *syntax, Catch *catch_)
{
    *parser = (Parser){.arena = arena, .names = names, .syntax = syntax, .catch_ = catch_};
    lex_init(&parser->lexer, source, start, source->size, catch_);
    parser->token.span = (Span){source->base + start, source->base + start};
}

void parse_advance(Parser *p)
{
    p->behind = p->token.span.end;
    p->token = lex_next(&p->lexer);
}

bool parse_at(const Parser *p, TokenKind kind)
{
    return p->token.kind == kind;
}

bool parse_accept(Parser *p, TokenKind kind)
{
    if (!parse_at(p, kind))
        return false;
    parse_advance(p);
    return true;
}

Token parse_peek(const Parser *p)
{
    Lexer ahead = p->lexer;
    return lex_next(&ahead);
}

const char *parse_text(const Parser *p, Span span)
{
    return p->lexer.source->text + (span.start - p->lexer.source->base);
}

Name parse_name_of(Parser *p, Span span)
{
    return intern_name(p->names, parse_text(p, span), span.end - span.start);
}

_Noreturn void parse_fail(Parser *p, Span span, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    diag_set(&p->catch_->diag, DIAG_ERROR, span, format, args);
    va_end(args);
    longjmp(p->catch_->jump, 1);
}

/* How a message names a token: 'b', or "the end of the line". */
static void parse_describe(const Parser *p, Buf *out)
{
    Token token = p->token;
    int size = (int)(token.span.end - token.span.start);
    if (token.kind == TOK_END || token.kind == TOK_NEWLINE)
        buf_puts(out, lex_token_text(token.kind));
    else if (size > 40)
        buf_printf(out, "'%.37s…'", parse_text(p, token.span));
    else
        buf_printf(out, "'%.*s'", size, parse_text(p, token.span));
}

/* Where a message about the token points: a line's end is where its last word ends, not behind a
   comment. */
static Span parse_here(const Parser *p)
{
    bool at_end = parse_at(p, TOK_NEWLINE) || parse_at(p, TOK_END);
    return at_end ? (Span){p->behind, p->behind} : p->token.span;
}

_Noreturn void parse_unexpected(Parser *p, const char *expected)
{
    Diag *diag = &p->catch_->diag;
    diag_clear(diag);
    diag->kind = parse_at(p, TOK_END) ? DIAG_INCOMPLETE : DIAG_ERROR;
    diag->span = parse_here(p);
    buf_printf(&diag->message, "expected %s, found ", expected);
    parse_describe(p, &diag->message);
    if (parse_at(p, TOK_ASSIGN))
        diag_help(diag, "'=' assigns: two values are compared with '=='");
    else if (parse_at(p, TOK_COLON))
        diag_help(diag, "a block is written { … }, without a ':'");
    longjmp(p->catch_->jump, 1);
}

Token parse_expect(Parser *p, TokenKind kind, const char *why)
{
    Token token = p->token;
    if (token.kind != kind) {
        char expected[80];
        const char *text = lex_token_text(kind);
        bool described = strchr(text, ' ') != NULL;
        strcpy(expected, described ? "" : "'");
        strncat(expected, text, 30);
        strcat(expected, described ? " " : "' ");
        strncat(expected, why, 40);
        parse_unexpected(p, expected);
    }
    parse_advance(p);
    return token;
}

/* Tokens that show that a bracket before them was forgotten, not that something is wrong inside. */
static bool parse_ends_bracket(const Parser *p)
{
    return parse_at(p, TOK_END) || parse_at(p, TOK_SEMICOLON) || parse_at(p, TOK_RBRACE) ||
           parse_at(p, TOK_LBRACE);
}

void parse_close(Parser *p, TokenKind kind, Token open)
{
    if (parse_at(p, kind)) {
        parse_advance(p);
        return;
    }
    const char *opened = lex_token_text(open.kind);
    if (parse_ends_bracket(p)) {
        DiagKind incomplete = parse_at(p, TOK_END) ? DIAG_INCOMPLETE : DIAG_ERROR;
        diag_throw(p->catch_, incomplete, open.span, "'%s' was never closed", opened);
    }
    if (parse_at(p, TOK_RPAREN) || parse_at(p, TOK_RBRACKET))
        parse_fail(p, p->token.span, "'%s' does not close the '%s' before it",
                   lex_token_text(p->token.kind), opened);
    parse_unexpected(p, kind == TOK_RPAREN ? "',' or ')'" : "',' or ']'");
}

void parse_enter(Parser *p, Span span)
{
    if (++p->depth > DEEPEST_NESTING)
        parse_fail(p, span, "nested too deeply: more than %d levels", DEEPEST_NESTING);
}

void parse_leave(Parser *p)
{
    p->depth--;
}

void *items_add(Parser *p, Items *items, size_t size)
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

/* ---- names that are bound ---- */

static const Command *parse_find_command(const Parser *p, Name name)
{
    for (size_t i = 0; i < p->syntax->command_count; i++)
        if (p->syntax->commands[i].name == name)
            return &p->syntax->commands[i];
    return NULL;
}

bool parse_is_command_word(const Parser *p, Name name)
{
    const Command *command = parse_find_command(p, name);
    return command && command->form == COMMAND_CALL;
}

/* Remembers that the text binds a command's name; some names may not be bound. */
static void parse_bind(Parser *p, Name name, Span span)
{
    const Command *command = parse_find_command(p, name);
    if (!command || p->in_module_body)
        return;
    if (command->reserved)
        parse_fail(p, span, "'%s' is a command: choose another name", intern_text(p->names, name));
    if (p->bound_count < PARSE_BOUND_MOST)
        p->bound[p->bound_count++] = name;
}

static bool parse_is_bound(const Parser *p, Name name)
{
    for (int i = 0; i < p->bound_count; i++)
        if (p->bound[i] == name)
            return true;
    return p->syntax->is_bound && p->syntax->is_bound(p->syntax->ctx, name);
}

/* What an expression is called that cannot be assigned to. */
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
    case EX_SELF:
        return "self";
    case EX_CALL:
        return "the result of a call";
    case EX_SLICE:
        return "a slice";
    case EX_LIST:
    case EX_COMPREHENSION:
        return "a list";
    default:
        return "the result of an operation";
    }
}

void parse_check_target(Parser *p, const Expr *target)
{
    if (target->kind == EX_NAME)
        parse_bind(p, target->as.name, target->word);
    else if (target->kind != EX_FIELD && target->kind != EX_INDEX)
        parse_fail(p, target->extent, "cannot assign to %s", expr_noun(target));
}

/* ---- blocks ---- */

static bool parse_at_statement_end(const Parser *p)
{
    return parse_at(p, TOK_NEWLINE) || parse_at(p, TOK_SEMICOLON) || parse_at(p, TOK_END) ||
           (parse_at(p, TOK_RBRACE) && p->blocks > 0);
}

static void parse_skip_ends(Parser *p)
{
    while (parse_accept(p, TOK_NEWLINE) || parse_accept(p, TOK_SEMICOLON))
        ;
}

static Stmt *parse_statement(Parser *p);
static void parse_refuse_foreign(Parser *p);

static Stmt *parse_new_stmt(Parser *p, StmtKind kind)
{
    Stmt *s = ARENA_NEW(p->arena, Stmt);
    s->kind = kind;
    s->span = p->token.span;
    return s;
}

static _Noreturn void parse_no_statement_end(Parser *p)
{
    if (parse_at(p, TOK_RPAREN) || parse_at(p, TOK_RBRACKET) || parse_at(p, TOK_RBRACE))
        parse_fail(p, p->token.span, "'%s' closes nothing: no bracket is open here",
                   lex_token_text(p->token.kind));
    parse_refuse_foreign(p);
    if (parse_at(p, TOK_ELSE))
        parse_fail(p, p->token.span,
                   "'else' stands on the line of the '}' before it: write } else {");
    if (parse_at(p, TOK_LBRACE))
        parse_fail(p, p->token.span, "'{' stands on the line of the statement that it belongs to");
    if (p->after_command)
        parse_fail(p, p->token.span, "a command without brackets begins a statement: write %s(…)",
                   intern_text(p->names, p->after_command));
    parse_unexpected(p, "the end of the statement or an operator");
}

static void parse_statement_end(Parser *p)
{
    if (!parse_at_statement_end(p))
        parse_no_statement_end(p);
}

/// block = "{" { end } { statement end { end } } "}" ;
static Block parse_block(Parser *p)
{
    Token open = p->token;
    if (!parse_at(p, TOK_LBRACE)) {
        if (parse_at(p, TOK_NEWLINE))
            parse_fail(p, parse_here(p), "'{' must stand on this line: it opens the block");
        parse_expect(p, TOK_LBRACE, "that opens a block");
    }
    parse_enter(p, open.span);
    p->blocks++;
    parse_advance(p);
    Block block = {NULL};
    Stmt **last = &block.first;
    for (parse_skip_ends(p); !parse_at(p, TOK_RBRACE); parse_skip_ends(p)) {
        if (parse_at(p, TOK_END))
            diag_throw(p->catch_, DIAG_INCOMPLETE, open.span, "'{' was never closed");
        *last = parse_statement(p);
        last = &(*last)->next;
        parse_statement_end(p);
    }
    p->blocks--;
    parse_leave(p);
    parse_advance(p);
    return block;
}

/* ---- compound statements ---- */

/// if = "if" expression block { "else" "if" expression block } [ "else" block ] ;
static Stmt *parse_if(Parser *p)
{
    Stmt *first = parse_new_stmt(p, ST_IF), *s = first;
    for (;;) {
        parse_advance(p);
        s->as.branch.condition = parse_expr(p);
        s->as.branch.then = parse_block(p);
        if (!parse_accept(p, TOK_ELSE))
            return first;
        if (!parse_at(p, TOK_IF)) {
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
    p->loops++;
    Block body = parse_block(p);
    p->loops--;
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
    s->as.loop.targets = parse_loop_targets(p);
    parse_expect(p, TOK_IN, "behind the names of 'for'");
    s->as.loop.source = parse_expr(p);
    s->as.loop.body = parse_loop_body(p);
    return s;
}

/// parameter = NAME [ "=" expression ] ;
static void parse_param(Parser *p, Items *params)
{
    if (!parse_at(p, TOK_NAME))
        parse_unexpected(p, "the name of a parameter");
    Name name = parse_name_of(p, p->token.span);
    const Param *all = params->data;
    for (uint32_t i = 0; i < params->count; i++)
        if (all[i].name == name)
            parse_fail(p, p->token.span, "the parameter '%s' is there twice",
                       intern_text(p->names, name));
    parse_bind(p, name, p->token.span);
    bool after_default = params->count && all[params->count - 1].fallback;
    Param *param = items_add(p, params, sizeof *param);
    param->name = name;
    param->span = p->token.span;
    parse_advance(p);
    if (parse_accept(p, TOK_ASSIGN))
        param->fallback = parse_expr(p);
    else if (after_default)
        parse_fail(p, param->span,
                   "a parameter without a default cannot stand behind one with a default");
}

/// parameters = "(" [ parameter { "," parameter } [ "," ] ] ")" ;
static void parse_params(Parser *p, Function *function)
{
    Token open = parse_expect(p, TOK_LPAREN, "behind the name");
    Items params = {0};
    while (!parse_at(p, TOK_RPAREN)) {
        parse_param(p, &params);
        if (!parse_accept(p, TOK_COMMA))
            break;
    }
    parse_close(p, TOK_RPAREN, open);
    function->params = params.data;
    function->param_count = params.count;
}

static Function *parse_function_head(Parser *p)
{
    Function *function = ARENA_NEW(p->arena, Function);
    if (!parse_at(p, TOK_NAME))
        parse_unexpected(p, "a name");
    function->name_span = p->token.span;
    function->name = parse_name_of(p, p->token.span);
    parse_bind(p, function->name, p->token.span);
    parse_advance(p);
    bool in_module_body = p->in_module_body;
    p->in_module_body = false;
    parse_params(p, function);
    p->in_module_body = in_module_body;
    return function;
}

/* `def f(x) = e` is `def f(x) { return e }`. */
static Block parse_short_body(Parser *p)
{
    parse_advance(p);
    Stmt *s = parse_new_stmt(p, ST_RETURN);
    s->as.value = parse_expr_or_list(p);
    return (Block){s};
}

/* A body starts afresh: no loop of the outside can be left from inside. */
static void parse_function_body(Parser *p, Function *function, bool is_module)
{
    int loops = p->loops, functions = p->functions;
    uint32_t used = p->used.count;
    bool in_module_body = p->in_module_body;
    p->loops = 0;
    p->functions = is_module ? 0 : functions + 1;
    p->in_module_body = is_module;
    bool is_short = !is_module && parse_at(p, TOK_ASSIGN);
    function->body = is_short ? parse_short_body(p) : parse_block(p);
    function->used_count = p->used.count - used;
    function->used = ARENA_ARRAY(p->arena, Name, function->used_count);
    if (function->used_count)
        memcpy(function->used, (Name *)p->used.data + used, function->used_count * sizeof(Name));
    if (functions == 0)
        p->used.count = 0;
    p->loops = loops;
    p->functions = functions;
    p->in_module_body = in_module_body;
}

/// def = "def" NAME parameters ( "=" expressions | block ) ;
static Stmt *parse_def(Parser *p)
{
    Stmt *s = parse_new_stmt(p, ST_DEF);
    parse_advance(p);
    s->as.function = parse_function_head(p);
    if (!parse_at(p, TOK_ASSIGN) && !parse_at(p, TOK_LBRACE) && !parse_at(p, TOK_NEWLINE))
        parse_unexpected(p, "'=' or '{' for the body");
    parse_function_body(p, s->as.function, false);
    return s;
}

/// module = "module" NAME parameters block ;
static Stmt *parse_module(Parser *p)
{
    Stmt *s = parse_new_stmt(p, ST_MODULE);
    if (p->functions || p->in_module_body)
        parse_fail(p, s->span, "a module stands at top level, not inside a function or a module");
    parse_advance(p);
    s->as.function = parse_function_head(p);
    parse_function_body(p, s->as.function, true);
    return s;
}

/* ---- simple statements ---- */

/// return = "return" [ expressions ] ;
static Stmt *parse_return(Parser *p)
{
    Stmt *s = parse_new_stmt(p, ST_RETURN);
    if (!p->functions)
        parse_fail(p, s->span, "'return' stands only inside a function");
    parse_advance(p);
    if (!parse_at_statement_end(p))
        s->as.value = parse_expr_or_list(p);
    return s;
}

/// jump = "break" | "continue" ;
static Stmt *parse_jump(Parser *p)
{
    Stmt *s = parse_new_stmt(p, parse_at(p, TOK_BREAK) ? ST_BREAK : ST_CONTINUE);
    if (!p->loops)
        parse_fail(p, s->span, "'%s' stands only inside a loop", lex_token_text(p->token.kind));
    parse_advance(p);
    return s;
}

/// import = "import" ( NAME | string ) ;
static Stmt *parse_import(Parser *p)
{
    Stmt *s = parse_new_stmt(p, ST_IMPORT);
    if (p->functions || p->in_module_body)
        parse_fail(p, s->span, "'import' stands at top level, not inside a function or a module");
    parse_advance(p);
    s->as.import.span = p->token.span;
    if (parse_at(p, TOK_NAME)) {
        s->as.import.library = parse_name_of(p, p->token.span);
        parse_advance(p);
        if (!parse_at_statement_end(p))
            parse_fail(p, p->token.span,
                       "'import' takes one name or file: math, random and np are there already");
        return s;
    }
    if (!parse_at(p, TOK_STRING))
        parse_unexpected(p, "a library's name or a file in quotes");
    Expr *path = parse_string(p);
    if (path->kind != EX_STRING)
        parse_fail(p, path->extent, "the file of an import is plain text, without braces");
    s->as.import.path = path->as.string.text;
    return s;
}

static bool parse_update_op(TokenKind kind, BinaryOp *op)
{
    static const struct {
        TokenKind kind;
        BinaryOp op;
    } rows[] = {{TOK_ADD_ASSIGN, BIN_ADD},
                {TOK_SUB_ASSIGN, BIN_SUB},
                {TOK_MUL_ASSIGN, BIN_MUL},
                {TOK_DIV_ASSIGN, BIN_DIV},
                {TOK_POW_ASSIGN, BIN_POW}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].kind == kind) {
            *op = rows[i].op;
            return true;
        }
    return false;
}

static void parse_check_targets(Parser *p, ExprList targets)
{
    for (uint32_t i = 0; i < targets.count; i++)
        parse_check_target(p, targets.items[i]);
}

static Expr *parse_list_of(Parser *p, ExprList list, bool single, Span start)
{
    if (single)
        return list.items[0];
    Expr *e = parse_new_expr(p, EX_LIST, start, (Span){start.start, p->behind});
    e->as.list = list;
    return e;
}

/* The rest of `targets = targets = … = value`; `first` has been read. */
static void parse_assigned(Parser *p, Stmt *s, ExprList first)
{
    Items targets = {0};
    ExprList list = first;
    Span start = s->span;
    bool single = false;
    s->kind = ST_ASSIGN;
    while (parse_accept(p, TOK_ASSIGN)) {
        parse_check_targets(p, list);
        *(ExprList *)items_add(p, &targets, sizeof list) = list;
        start = p->token.span;
        list = parse_expr_list(p, &single);
    }
    s->as.assign.targets = targets.data;
    s->as.assign.count = targets.count;
    s->as.assign.value = parse_list_of(p, list, single, start);
}

/// let = "let" expressions "=" { expressions "=" } expressions ;
static Stmt *parse_let(Parser *p)
{
    Stmt *s = parse_new_stmt(p, ST_ASSIGN);
    bool single;
    parse_advance(p);
    ExprList targets = parse_expr_list(p, &single);
    for (uint32_t i = 0; i < targets.count; i++)
        if (targets.items[i]->kind == EX_FIELD || targets.items[i]->kind == EX_INDEX)
            parse_fail(p, targets.items[i]->extent, "'let' binds names, not fields or elements");
    if (!parse_at(p, TOK_ASSIGN))
        parse_unexpected(p, "'=' behind 'let name'");
    parse_assigned(p, s, targets);
    s->as.assign.is_let = true;
    return s;
}

/// update = expression ( "+=" | "-=" | "*=" | "/=" | "**=" ) expressions ;
static void parse_update(Parser *p, Stmt *s, ExprList targets, BinaryOp op)
{
    if (targets.count != 1)
        parse_fail(p, p->token.span, "only one name at a time can be updated");
    parse_check_target(p, targets.items[0]);
    s->kind = ST_UPDATE;
    s->as.update.target = targets.items[0];
    s->as.update.op = op;
    parse_advance(p);
    s->as.update.value = parse_expr_or_list(p);
}

/// assignment = expressions [ { "=" expressions } | update ] ;
static Stmt *parse_assignment(Parser *p)
{
    Stmt *s = parse_new_stmt(p, ST_EXPR);
    bool single;
    ExprList list = parse_expr_list(p, &single);
    BinaryOp op;
    if (parse_at(p, TOK_ASSIGN))
        parse_assigned(p, s, list);
    else if (parse_update_op(p->token.kind, &op))
        parse_update(p, s, list, op);
    else
        s->as.expr.value = parse_list_of(p, list, single, s->span);
    return s;
}

/* ---- commands ---- */

/* The token behind the bracket that closes the one at p->lexer; TOK_COUNT if it is never closed.
   Also whether a comma stands directly inside: then it can only be a call. */
static Token parse_behind_bracket(const Parser *p, bool *has_comma)
{
    Lexer ahead = p->lexer;
    Token token = lex_next(&ahead);
    int depth = 0;
    *has_comma = false;
    do {
        if (token.kind == TOK_LPAREN || token.kind == TOK_LBRACKET)
            depth++;
        else if (token.kind == TOK_RPAREN || token.kind == TOK_RBRACKET)
            depth--;
        else if (token.kind == TOK_COMMA && depth == 1)
            *has_comma = true;
        token = lex_next(&ahead);
    } while (depth > 0 && token.kind != TOK_END);
    return token;
}

static bool token_ends_statement(TokenKind kind)
{
    return kind == TOK_NEWLINE || kind == TOK_SEMICOLON || kind == TOK_END || kind == TOK_RBRACE;
}

/* Whether a bracket behind a command word opens a call, not an argument: see section 5. */
static bool parse_bracket_is_call(const Parser *p, const Command *command, Token bracket)
{
    bool has_comma;
    Token behind = parse_behind_bracket(p, &has_comma);
    return has_comma || token_ends_statement(behind.kind) ||
           (behind.kind == TOK_GREATER && command->writes) ||
           (command->gives_value && !bracket.blank_before);
}

/* Whether the command word that is looked at begins a command rather than an expression or a
   binding: see section 5 of the language. */
static bool parse_is_command(const Parser *p, const Command *command)
{
    Token next = parse_peek(p);
    bool bound = parse_is_bound(p, command->name);
    switch (next.kind) {
    case TOK_LPAREN:
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
        return command->writes && !bound;
    case TOK_NOT: /* `assert not x`, but `w not in xs` */
        return !bound;
    default:
        return next.kind == TOK_INT || next.kind == TOK_FLOAT || next.kind == TOK_STRING ||
               next.kind == TOK_NAME || next.kind == TOK_SELF || next.kind == TOK_TRUE ||
               next.kind == TOK_FALSE || next.kind == TOK_NIL;
    }
}

/// file = ">" ( string | PATH ) ;
static void parse_file(Parser *p, Items *args, uint32_t *named)
{
    Lexer *lexer = &p->lexer;
    Lexer ahead = *lexer;
    Span path = lex_path(&ahead, p->blocks > 0);
    char first = *parse_text(p, path);
    char second = path.end > path.start + 1 ? parse_text(p, path)[1] : '\0';
    bool quoted = first == '"' || first == '\'' ||
                  (first == 'f' && (second == '"' || second == '\''));
    if (path.end == path.start)
        parse_fail(p, p->token.span, "the name of a file is missing behind '>'");
    Arg *arg = items_add(p, args, sizeof *arg);
    arg->name = p->syntax->file;
    arg->span = path;
    ++*named;
    if (quoted) {
        parse_advance(p);
        arg->value = parse_string(p);
    } else {
        size_t size = path.end - path.start;
        const char *text = arena_copy(p->arena, parse_text(p, path), size);
        arg->value = parse_string_constant(p, path, text, size);
        *lexer = ahead;
        parse_advance(p);
    }
}

static Stmt *parse_command_stmt(Parser *p, Expr *callee, Items args, uint32_t named)
{
    Stmt *s = parse_new_stmt(p, ST_EXPR);
    s->span = callee->extent;
    Expr *e = parse_new_expr(p, EX_CALL, callee->word, (Span){callee->extent.start, p->behind});
    e->as.call.callee = callee;
    e->as.call.args = args.data;
    e->as.call.count = args.count;
    e->as.call.named = named;
    s->as.expr.value = e;
    s->as.expr.is_command = true;
    return s;
}

static Expr *parse_command_word(Parser *p)
{
    Expr *callee = parse_new_expr(p, EX_COMMAND, p->token.span, p->token.span);
    callee->as.name = parse_name_of(p, p->token.span);
    return callee;
}

/// command = NAME [ arguments ] [ file ] ;
static Stmt *parse_command(Parser *p, const Command *command)
{
    Expr *callee = parse_command_word(p);
    Items args = {0};
    uint32_t named = 0;
    parse_advance(p);
    p->no_greater = command->writes;
    if (!parse_at_statement_end(p) && !(command->writes && parse_at(p, TOK_GREATER)))
        parse_args(p, &args, &named, false);
    p->no_greater = false;
    if (command->writes && parse_at(p, TOK_GREATER))
        parse_file(p, &args, &named);
    return parse_command_stmt(p, callee, args, named);
}

/* Strips brackets and quotes around words: `help("draw")` asks for what `help draw` does. */
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

/// words = NAME { WORD } ;
static Stmt *parse_words(Parser *p)
{
    Expr *callee = parse_command_word(p);
    Span rest = text_strip(p, lex_rest(&p->lexer));
    const char *text = parse_text(p, rest);
    uint32_t size = rest.end - rest.start;
    Items args = {0};
    for (uint32_t at = 0; at < size;) {
        uint32_t start = at;
        while (at < size && text[at] != ' ' && text[at] != '\t')
            at++;
        if (at > start) {
            Span span = {rest.start + start, rest.start + at};
            Arg *arg = items_add(p, &args, sizeof *arg);
            const char *word = arena_copy(p->arena, text + start, at - start);
            *arg = (Arg){0, span, parse_string_constant(p, span, word, at - start)};
        }
        while (at < size && (text[at] == ' ' || text[at] == '\t'))
            at++;
    }
    p->token.span.end = rest.end > callee->extent.end ? rest.end : callee->extent.end;
    parse_advance(p);
    return parse_command_stmt(p, callee, args, 0);
}

/// timed = NAME statement ;
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

/* Whether words that are not evaluated follow: anything but a binding. Looks at characters, since
   the words need not be tokens. */
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
    return !(bound && strchr(".([", text[0])) && text[0] != ',';
}

/* `draw(L) > g.svg`: a call in full with a file behind it. */
static Stmt *parse_call_with_file(Parser *p, const Command *command)
{
    p->no_greater = command->writes && parse_peek(p).kind == TOK_LPAREN &&
                    !parse_is_bound(p, command->name);
    bool may_write = p->no_greater;
    Stmt *s = parse_assignment(p);
    p->no_greater = false;
    Expr *e = s->kind == ST_EXPR ? s->as.expr.value : NULL;
    bool called = e && e->kind == EX_CALL && e->as.call.callee->kind == EX_NAME &&
                  e->as.call.callee->as.name == command->name;
    if (s->kind == ST_EXPR)
        s->as.expr.is_command = called;
    if (called && may_write && parse_at(p, TOK_GREATER)) {
        Items args = {e->as.call.args, e->as.call.count, e->as.call.count};
        parse_file(p, &args, &e->as.call.named);
        e->as.call.args = args.data;
        e->as.call.count = args.count;
    }
    return s;
}

static Stmt *parse_named_statement(Parser *p, const Command *command)
{
    if (command->form == COMMAND_TEXT)
        return parse_takes_words(p, command) ? parse_words(p) : parse_assignment(p);
    if (!parse_is_command(p, command))
        return parse_call_with_file(p, command);
    return command->form == COMMAND_STATEMENT ? parse_timed(p) : parse_command(p, command);
}

/* ---- what other languages call it ---- */

static const struct {
    const char *word, *message;
} foreign_words[] = {
    {"elif", "write 'else if' instead of 'elif'"},
    {"from", "'from … import' is not in the language: math, random and np are there already"},
    {"class", "'class' is not in the language: write module Name(parameters) { … }"},
    {"function", "write 'def' instead of 'function'"},
    {"var", "write 'let' instead of 'var'"},
    {"const", "write 'let' instead of 'const'"},
    {"pass", "'pass' is not in the language: an empty block is written { }"},
    {"del", "'del' is not in the language: reset forgets everything"},
    {"global", "'global' is not in the language: return the new value instead"},
    {"nonlocal", "'nonlocal' is not in the language: return the new value instead"},
    {"try", "'try' is not in the language"},
    {"with", "'with' is not in the language"},
};

/* A word that another language begins a statement with, where it is no name of the program. */
static void parse_refuse_foreign(Parser *p)
{
    Span span = p->token.span;
    size_t size = span.end - span.start;
    for (size_t i = 0; i < sizeof foreign_words / sizeof *foreign_words; i++) {
        const char *word = foreign_words[i].word;
        if (strlen(word) != size || memcmp(parse_text(p, span), word, size) != 0)
            continue;
        TokenKind next = parse_peek(p).kind;
        if (next == TOK_NAME || next == TOK_COLON || next == TOK_LBRACE || next == TOK_NEWLINE ||
            next == TOK_NOT || next == TOK_END)
            parse_fail(p, span, "%s", foreign_words[i].message);
    }
}

/// statement = let | def | module | return | if | while | for | jump | import | command | words | timed | assignment ;
static Stmt *parse_statement(Parser *p)
{
    p->after_command = 0;
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
    case TOK_NAME: {
        const Command *command = parse_find_command(p, parse_name_of(p, p->token.span));
        if (command)
            return parse_named_statement(p, command);
        parse_refuse_foreign(p);
        return parse_assignment(p);
    }
    case TOK_RPAREN:
    case TOK_RBRACKET:
    case TOK_RBRACE:
    case TOK_ELSE:
    case TOK_LBRACE:
        parse_no_statement_end(p);
    default:
        return parse_assignment(p);
    }
}

Stmt *parse_next(Parser *p)
{
    parse_advance(p);
    parse_skip_ends(p);
    if (parse_at(p, TOK_END))
        return NULL;
    Stmt *s = parse_statement(p);
    parse_statement_end(p);
    return s;
}

uint32_t parse_offset(const Parser *p)
{
    return p->behind - p->lexer.source->base;
}

/// program = { end } { statement end { end } } ;
Block parse_program(Parser *p)
{
    Block block = {NULL};
    Stmt **last = &block.first;
    for (Stmt *s; (s = parse_next(p)); last = &s->next)
        *last = s;
    return block;
}
