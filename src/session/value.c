/* value.c: the handles of values. */
#include "session/value.h"

#include "vm/error.h"

MgradValue *value_new(Mgrad *m, Datum datum)
{
    MgradValue *value = datum.kind == D_UNSET ? NULL : mem_try_alloc(&m->mem, sizeof *value);
    if (!value)
        return NULL;
    *value = (MgradValue){.m = m, .datum = datum, .next = m->values};
    if (m->values)
        m->values->previous = value;
    m->values = value;
    return value;
}

MgradValue *value_keep(Mgrad *m, Datum datum)
{
    MgradValue *value = value_new(m, datum);
    if (!value)
        m->mem.fail(m->mem.fail_ctx, sizeof *value);
    return value;
}

void value_check(Mgrad *m, const MgradValue *value, const char *what)
{
    if (!value || value->m != m)
        error_throw_at(&m->vm, (Span){0, 0}, NULL,
                       value ? "%s is of another session" : "%s is NULL", what);
}

MgradValue *mgrad_share(const MgradValue *value)
{
    return value ? value_new(value->m, value->datum) : NULL;
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

Datum value_datum(const MgradValue *value)
{
    return value ? value->datum : datum_nil();
}
