/*
 * parse_function.c: functions and modules. Annotations are skipped: nothing evaluates them.
 */
#include "syntax/parse_internal.h"

#include "base/name_map.h"

/* ---- annotations ---- */

static bool parse_at_type_end(const Parser *p)
{
    return parse_at_statement_end(p) || parse_at(p, TOK_ASSIGN) || parse_at(p, TOK_COMMA) ||
           parse_at(p, TOK_COLON) || parse_at(p, TOK_RPAREN) || parse_at(p, TOK_LBRACE) ||
           parse_at(p, TOK_RBRACE);
}

/* A token of a type, or a bracket with its contents. */
static void parse_skip_type_part(Parser *p)
{
    Token open = p->token;
    parse_advance(p);
    if (token_nesting(open.kind) < 1)
        return;
    parse_enter(p, open.span);
    while (!parse_at(p, TOK_END) && token_nesting(p->token.kind) >= 0)
        parse_skip_type_part(p);
    parse_close(p, open);
    parse_leave(p);
}

/* Skips the tokens of a type: `float`, `list[int]`, `"Value"`, `Callable[[float], float]`. */
static void parse_skip_type(Parser *p)
{
    if (parse_at_type_end(p))
        parse_unexpected(p, "a type");
    while (!parse_at_type_end(p)) {
        if (parse_at(p, TOK_RBRACKET))
            parse_refuse_rest(p);
        parse_skip_type_part(p);
    }
}

/// annotation = ":" TYPE ;
bool parse_accept_annotation(Parser *p, const Expr *target)
{
    bool takes =
        !target || target->kind == EX_NAME || target->kind == EX_FIELD || target->kind == EX_INDEX;
    if (!takes || !parse_at(p, TOK_COLON) || parse_peek(p).kind == TOK_ASSIGN)
        return false; /* `x := 3` is an error */
    parse_advance(p);
    parse_skip_type(p);
    return true;
}

/* ---- parameters ---- */

/// parameter = NAME [ annotation ] [ "=" expression ] ;
static void parse_param(Parser *p, Items *params, NameMap *names)
{
    if (!parse_at(p, TOK_NAME))
        parse_unexpected(p, "the name of a parameter");
    Name name = parse_name_of(p, p->token.span);
    const Param *all = params->data;
    if (name_map_find(names, name) != NAME_MAP_NONE)
        parse_fail(p, p->token.span, "duplicate parameter '%s'", intern_text(p->names, name));
    name_map_put(names, p->arena, name, params->count);
    parse_bind(p, name, p->token.span);
    bool after_default = params->count && all[params->count - 1].fallback;
    Param *param = parse_add_item(p, params, sizeof *param);
    param->name = name;
    param->span = p->token.span;
    parse_advance(p);
    parse_accept_annotation(p, NULL);
    if (parse_accept(p, TOK_ASSIGN))
        param->fallback = parse_expr(p);
    else if (after_default)
        parse_fail(p, param->span,
                   "a parameter without a default cannot follow one with a default");
}

/* As in Python, a method may have `self` as its first parameter, which says nothing new here. */
/// first = "self" | parameter ;
static bool parse_accept_self(Parser *p, bool is_method)
{
    Span span = p->token.span;
    if (!parse_accept(p, TOK_SELF))
        return false;
    if (!is_method && !p->recovery.is_resumed) /* else a class may be the mistake before it */
        parse_fail(p, span, "'self' is a parameter of functions in a module only");
    return true;
}

/// parameters = "(" [ first { "," parameter } [ "," ] ] ")" ;
static void parse_params(Parser *p, Function *function, bool is_method)
{
    Token open = parse_expect(p, TOK_LPAREN, "after the name");
    Token around = p->open;
    p->open = open;
    Items params = {0};
    NameMap names = {.count = 0};
    if (parse_accept_self(p, is_method) && !parse_accept(p, TOK_COMMA) && !parse_at(p, TOK_RPAREN))
        parse_unexpected(p, "',' or ')'");
    while (!parse_at(p, TOK_RPAREN)) {
        parse_param(p, &params, &names);
        if (!parse_accept(p, TOK_COMMA))
            break;
    }
    parse_close(p, open);
    p->open = around;
    function->params = params.data;
    function->param_count = params.count;
}

/* Python's names of the functions that a module calls `forward` and `repr`. */
static Name parse_method_name(Parser *p, Span span)
{
    if (parse_at_name(p, "__call__"))
        return intern_cstr(p->names, "forward");
    if (parse_at_name(p, "__repr__"))
        return intern_cstr(p->names, "repr");
    return parse_name_of(p, span);
}

/* The name and the parameters. A parameter is no field, even in the head of a module's function. */
static Function *parse_function_head(Parser *p)
{
    Function *function = ARENA_NEW(p->arena, Function);
    if (!parse_at(p, TOK_NAME))
        parse_unexpected(p, "a name");
    parse_refuse_init(p);
    function->name_span = p->token.span;
    bool is_method = p->body.is_module;
    function->name =
        is_method ? parse_method_name(p, p->token.span) : parse_name_of(p, p->token.span);
    parse_bind(p, function->name, p->token.span);
    parse_advance(p);
    p->body.is_module = false;
    parse_params(p, function, is_method);
    p->body.is_module = is_method;
    return function;
}

/* ---- bodies ---- */

/* `def f(x) = e` is `def f(x) { return e }`. */
static Block parse_short_body(Parser *p)
{
    parse_advance(p);
    Stmt *s = parse_new_stmt(p, ST_RETURN);
    s->as.value = parse_expr_or_list(p);
    parse_allow_no_result(s->as.value);
    return (Block){s};
}

/* The names that the body mentions. Those of an inner function are also names of the functions
   around it: their lists share one array, and after the outermost function another one begins. */
static void parse_take_used(Parser *p, Function *function, uint32_t first)
{
    function->used_count = p->used.count - first;
    function->used = function->used_count ? (const Name *)p->used.data + first : NULL;
    if (p->body.functions == 0)
        p->used = (Items){0};
}

/* The body of a function is outside of the loops around it: `break` cannot leave those. */
static void parse_function_body(Parser *p, Function *function)
{
    Body around = p->body;
    uint32_t used = p->used.count;
    p->body = (Body){.function_name = function->name_span, .functions = around.functions + 1};
    function->body = parse_at(p, TOK_ASSIGN) ? parse_short_body(p) : parse_block(p);
    p->body = around;
    parse_take_used(p, function, used);
}

static void parse_module_body(Parser *p, Function *module)
{
    Body around = p->body;
    p->module_name = module->name_span;
    p->body = (Body){.is_module = true};
    module->body = parse_block(p);
    p->body = around;
    parse_take_used(p, module, 0);
}

/// def = "def" NAME parameters [ "->" TYPE ] ( "=" expressions | block ) ;
Stmt *parse_def(Parser *p)
{
    Stmt *s = parse_new_stmt(p, ST_DEF);
    parse_advance(p);
    s->as.function = parse_function_head(p);
    if (parse_accept(p, TOK_ARROW))
        parse_skip_type(p);
    if (!parse_at(p, TOK_ASSIGN) && !parse_at(p, TOK_LBRACE) && !parse_at(p, TOK_NEWLINE))
        parse_unexpected(p, "'=' or '{' for the body");
    parse_function_body(p, s->as.function);
    return s;
}

/// module = "module" NAME parameters block ;
Stmt *parse_module(Parser *p)
{
    Stmt *s = parse_new_stmt(p, ST_MODULE);
    if (p->body.functions || p->body.is_module)
        parse_fail(p, s->span,
                   "a module must be defined at top level, not inside a function or a module");
    parse_advance(p);
    s->as.function = parse_function_head(p);
    parse_module_body(p, s->as.function);
    return s;
}
