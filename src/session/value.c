/* value.c: the handles of values: their life, and reading what they hold. */
#include "session/value.h"

MgradValue *value_new(Mgrad *m, Datum datum)
{
    MgradValue *value = mem_try_alloc(&m->mem, sizeof *value);
    if (!value)
        return NULL;
    *value = (MgradValue){.m = m, .datum = datum, .next = m->values};
    if (m->values)
        m->values->previous = value;
    m->values = value;
    return value;
}

void mgrad_release(MgradValue *value)
{
    if (!value)
        return;
    Mgrad *m = value->m;
    if (value->next)
        value->next->previous = value->previous;
    *(value->previous ? &value->previous->next : &m->values) = value->next;
    mem_free(&m->mem, value, sizeof *value);
}

void value_visit(Mgrad *m, Heap *heap, HeapVisit *visit)
{
    for (MgradValue *value = m->values; value; value = value->next)
        visit(heap, &value->datum);
}

void value_free_all(Mgrad *m)
{
    while (m->values)
        mgrad_release(m->values);
}

/* ---- the result of a text ---- */

MgradValue *mgrad_result(Mgrad *m)
{
    Datum result = m->vm.kept.value;
    return result.kind == D_UNSET ? NULL : value_new(m, result);
}

const char *mgrad_result_text(const Mgrad *m, size_t *size)
{
    const VmKept *kept = &m->vm.kept;
    *size = kept->text.len;
    return kept->value.kind == D_UNSET ? NULL : buf_text(&kept->text);
}
