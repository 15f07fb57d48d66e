/*
 * translate.c: parses a text into the session's arena, and compiles it from there.
 *
 * The tree lives until the next text is parsed; compiled code is on the heap. Positions in both
 * refer to the session's sources, so a report can quote a text long after it has run.
 */
#include "session/translate.h"

#include "lib/prompt/transcript.h"
#include "vm/error.h"

/* ---- the compiler's and the parser's surroundings ---- */

static Datum translate_builtin(void *ctx, Name name)
{
    const Mgrad *m = ctx;
    return vm_builtin(&m->vm, name);
}

static CompileContext translate_context(Mgrad *m, Env *env)
{
    return (CompileContext){.heap = &m->vm.heap,
                            .arena = &m->arena,
                            .names = &m->vm.names,
                            .catch_ = &m->vm.catch_,
                            .env = env,
                            .is_hidden = env == m->core,
                            .is_interactive = m->vm.options.interactive,
                            .builtin = translate_builtin,
                            .ctx = m};
}

/* Invalidates the tree of the text before it. */
static void translate_begin_parse(Mgrad *m, const Source *source, uint32_t offset, Env *env)
{
    static const Syntax no_commands = {0}; /* core.mg defines functions with names of commands */
    arena_reset(&m->arena);
    m->parsed = env;
    m->parses_all = false;
    parse_init(&m->parser, source, offset, &m->arena, &m->vm.names,
               env == m->core ? &no_commands : &m->syntax, &m->vm.catch_);
    m->parser.is_plain = env->is_plain;
}

static Proto *translate_block(Mgrad *m, Block block, Env *env)
{
    CompileContext context = translate_context(m, env);
    return compile_block(&context, block);
}

/* ---- whole texts ---- */

Source *translate_add_source(Mgrad *m, const char *name, const char *text, size_t size)
{
    Source *source = sources_add(&m->vm.sources, name, text, size);
    if (!source)
        diag_throw(&m->vm.catch_, DIAG_ERROR, (Span){0, 0}, "this text is too large");
    return source;
}

static Block translate_parse_all(Mgrad *m, const Source *source, Env *env)
{
    translate_begin_parse(m, source, 0, env);
    m->parses_all = true;
    Block block = parse_program(&m->parser);
    m->parses_all = false;
    return block;
}

Proto *translate_text(Mgrad *m, const Source *source, Env *env)
{
    return translate_block(m, translate_parse_all(m, source, env), env);
}

Proto *translate_imported(Mgrad *m, const Source *source, Env *env, Span site)
{
    m->importing = site;
    Proto *proto = translate_text(m, source, env);
    m->importing = (Span){0, 0};
    return proto;
}

Proto *translate_expression(Mgrad *m, const Source *source)
{
    Block block = translate_parse_all(m, source, m->main);
    Stmt *s = block.first;
    if (!s || s->next || s->kind != ST_EXPR)
        error_throw_at(&m->vm, (Span){source->base, source->base + source->size},
                       "write one expression, such as L or model(x)",
                       s ? "this is not an expression" : "there is no expression");
    Expr *value = s->as.expr.value;
    s->kind = ST_RETURN;
    s->as.value = value;
    return translate_block(m, block, m->main);
}

/* Parses an assignment to the name: there must be nothing else. */
Name translate_variable(Mgrad *m, const char *text)
{
    Buf *assignment = &m->vm.scratch;
    size_t size = strlen(text);
    buf_clear(assignment);
    buf_printf(assignment, "%s = nil", text);
    const Source *source = translate_add_source(m, "<set>", buf_text(assignment), assignment->len);
    const Stmt *s = translate_parse_all(m, source, m->main).first;
    bool is_one = s && !s->next && s->kind == ST_ASSIGN && s->as.assign.count == 1;
    const Expr *target = is_one ? s->as.assign.targets[0].items[0] : NULL;
    if (!target || target->kind != EX_NAME || intern_len(&m->vm.names, target->as.name) != size)
        error_throw_at(&m->vm, (Span){source->base, source->base + (uint32_t)size},
                       "a name has letters, digits and '_', and does not begin with a digit",
                       "this is not the name of a variable");
    return target->as.name;
}

const Function *translate_head(Mgrad *m, const char *head, Env *env, Proto **proto)
{
    Buf *text = &m->vm.scratch;
    buf_clear(text);
    buf_printf(text, "def %s = nil", head);
    const Source *source = translate_add_source(m, "<define>", buf_text(text), text->len);
    Block block = translate_parse_all(m, source, env);
    const Stmt *s = block.first;
    if (!s || s->next || s->kind != ST_DEF)
        error_throw_at(&m->vm, (Span){source->base, source->base + source->size},
                       "write a name and its parameters, such as f(x, y=1.0)",
                       "this is not the signature of a function");
    *proto = translate_block(m, block, env);
    return s->as.function;
}

Proto *translate_call(Mgrad *m, const Source *source, uint32_t count)
{
    arena_reset(&m->arena);
    CompileContext context = translate_context(m, m->main);
    return compile_call(&context, count, (Span){source->base, source->base + source->size});
}

Proto *translate_made_text(void *ctx, const char *name, const char *text, size_t size)
{
    Mgrad *m = ctx;
    return translate_text(m, translate_add_source(m, name, text, size), m->main);
}

/* ---- typed texts ---- */

/* Parses statement by statement, to record each with its text. A parse error forgets them again
   (transcript_end). */
static Block translate_parse_typed(Mgrad *m, const Source *source)
{
    Parser *parser = &m->parser;
    Block block = {NULL};
    Stmt *last = NULL;
    transcript_begin(&m->vm);
    bool is_plain = parser->is_plain;
    for (Stmt *s; (s = parse_next(parser)); last = s, is_plain = parser->is_plain) {
        *(last ? &last->next : &block.first) = s;
        transcript_add(&m->vm, s, source, s->span.start - source->base, parse_offset(parser),
                       is_plain);
    }
    uint32_t end = parse_offset(parser);
    m->quiet_at = 0;
    if (last && last->kind == ST_EXPR && source->text[end - 1] == ';') {
        last->as.expr.is_quiet = true;
        m->quiet_at = last->span.start;
    }
    return block;
}

/* The value of the last statement is kept, not printed (MgradOptions.keeps_result). */
static void translate_keep_last(Mgrad *m, Block block)
{
    Stmt *last = block.first;
    m->kept_at = 0;
    if (!m->vm.options.keeps_result || !last)
        return;
    while (last->next)
        last = last->next;
    if (last->kind != ST_EXPR)
        return;
    last->as.expr.is_kept = true;
    m->kept_at = last->span.start;
}

Proto *translate_run(Mgrad *m, const Source *source)
{
    translate_begin_parse(m, source, 0, m->main);
    m->parses_all = true;
    Block block =
        m->vm.options.interactive ? translate_parse_typed(m, source) : parse_program(&m->parser);
    m->parses_all = false;
    translate_keep_last(m, block);
    return translate_block(m, block, m->main);
}

/* ---- single statements ---- */

Stmt *translate_parse_next(Mgrad *m, const Source *source, uint32_t offset)
{
    translate_begin_parse(m, source, offset, m->main);
    return parse_next(&m->parser);
}

Proto *translate_statement(Mgrad *m, Stmt *statement)
{
    if (statement->kind == ST_EXPR && statement->span.start == m->quiet_at)
        statement->as.expr.is_quiet = true;
    if (statement->kind == ST_EXPR && statement->span.start == m->kept_at)
        statement->as.expr.is_kept = true;
    return translate_block(m, (Block){statement}, m->main);
}
