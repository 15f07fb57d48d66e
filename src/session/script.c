/*
 * script.c: parses and runs one statement of a text at a time.
 *
 * A statement is parsed after the one before it has run. So it may use a command's name as a
 * variable that was bound before, and a syntax error does not keep earlier statements from running.
 */
#include "session/script.h"

#include "session/protect.h"
#include "session/translate.h"
#include "vm/loop.h"

typedef struct ScriptText {
    const char *name, *text;
    size_t size;
    MgradScript *script; /* the result; NULL after a throw */
} ScriptText;

static void script_open(Mgrad *m, void *argument)
{
    ScriptText *text = argument;
    Source *source = translate_add_source(m, text->name, text->text, text->size);
    MgradScript *script = mem_alloc(&m->mem, sizeof *script);
    sources_hold(source);
    *script = (MgradScript){m, source, 0};
    m->quiet_at = m->kept_at = 0;
    text->script = script;
}

MgradScript *mgrad_script_open(Mgrad *m, const char *name, const char *text, size_t size)
{
    ScriptText argument = {name, text, size, NULL};
    session_protect(m, script_open, &argument);
    return argument.script;
}

void mgrad_script_seek(MgradScript *script, size_t offset)
{
    script->at = offset < script->source->size ? (uint32_t)offset : script->source->size;
}

void mgrad_script_close(MgradScript *script)
{
    if (!script)
        return;
    sources_release(script->source);
    mem_free(&script->m->mem, script, sizeof *script);
}

typedef struct ScriptStep {
    MgradScript *script;
    MgradStep *step;
    bool is_parsed; /* `step` has the statement's end */
    bool is_over;   /* there was no statement */
} ScriptStep;

static void script_step(Mgrad *m, void *argument)
{
    ScriptStep *s = argument;
    const Source *source = s->script->source;
    Stmt *statement = translate_parse_next(m, source, s->script->at);
    s->is_over = !statement;
    if (!statement)
        return;
    s->step->start = statement->span.start - source->base;
    s->step->end = s->script->at = parse_offset(&m->parser);
    s->is_parsed = true;
    loop_run(&m->vm, translate_statement(m, statement));
}

bool mgrad_script_step(MgradScript *script, MgradStep *step)
{
    Mgrad *m = script->m;
    ScriptStep argument = {.script = script, .step = step};
    *step = (MgradStep){script->at, script->at, MGRAD_ERROR};
    if (m->is_running)
        return protect_refuse(m) == MGRAD_OK;
    step->status = session_protect(m, script_step, &argument);
    if (step->status != MGRAD_OK && !argument.is_parsed) { /* a syntax error */
        uint32_t stopped = parse_offset(&m->parser);
        step->end = stopped > step->start ? stopped : step->start;
        script->at = (uint32_t)step->end;
    }
    return !argument.is_over;
}
