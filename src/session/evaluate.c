/* evaluate.c: an expression becomes a text that returns its value. */
#include "session/evaluate.h"

#include "session/protect.h"
#include "session/translate.h"
#include "vm/loop.h"

typedef struct Evaluation {
    EvaluateText *text;
    EvaluateUse *use;
    void *argument;
} Evaluation;

static void evaluate_run(Mgrad *m, void *argument)
{
    const Evaluation *e = argument;
    EvaluateText *text = e->text;
    const Source *source = translate_add_source(m, text->name, text->text, text->size);
    text->span = (Span){source->base, source->base + source->size};
    loop_run(&m->vm, translate_expression(m, source));
    e->use(m, text, e->argument);
}

MgradStatus evaluate_expression(Mgrad *m, EvaluateText *text, EvaluateUse *use, void *argument)
{
    Vm *vm = &m->vm;
    Evaluation evaluation = {text, use, argument};
    void (*record)(Vm *, OutputKind, const char *, size_t) = vm->hooks.record;
    vm->hooks.record = NULL;
    MgradStatus status = session_protect(m, evaluate_run, &evaluation);
    vm->hooks.record = record;
    vm->result = datum_nil();
    return status;
}
