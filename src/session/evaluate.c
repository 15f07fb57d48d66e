/* evaluate.c: an expression becomes a text that returns its value. */
#include "session/evaluate.h"

#include "session/translate.h"
#include "session/value.h"
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
    Evaluation evaluation = {text, use, argument};
    return protect_unrecorded(m, evaluate_run, &evaluation);
}

static void evaluate_keep(Mgrad *m, const EvaluateText *text, void *argument)
{
    MgradValue **value = argument;
    (void)text;
    *value = value_keep(m, m->vm.result);
}

MgradStatus mgrad_evaluate(Mgrad *m, const char *text, size_t size, MgradValue **value)
{
    EvaluateText expression = {.name = "<expression>", .text = text, .size = size};
    *value = NULL;
    return evaluate_expression(m, &expression, evaluate_keep, value);
}
