/* value_read.c: reading the values that handles refer to. */
#include <math.h>

#include "heap/dict.h"
#include "session/lookup.h"
#include "session/value.h"

/* ---- single values ---- */

MgradKind mgrad_kind(const MgradValue *value)
{
    switch ((DatumKind)value_datum(value).kind) {
    case D_INT:
        return MGRAD_INTEGER;
    case D_FLOAT:
        return MGRAD_FLOAT;
    case D_NODE:
        return MGRAD_VALUE;
    case D_STRING:
        return MGRAD_STRING;
    case D_LIST:
        return MGRAD_LIST;
    case D_DICT:
        return MGRAD_DICT;
    case D_NATIVE:
    case D_CLOSURE:
        return MGRAD_FUNCTION;
    case D_MODULE:
        return MGRAD_MODULE;
    case D_INSTANCE:
        return MGRAD_INSTANCE;
    case D_SPACE:
        return MGRAD_NAMESPACE;
    default:
        return MGRAD_NIL; /* a program never sees the internal kinds */
    }
}

double mgrad_number(const MgradValue *value)
{
    Datum x = value_datum(value);
    if (x.kind == D_NODE)
        return tape_value(&value->m->vm.tape, (Node)x.as.node);
    return x.kind == D_FLOAT ? x.as.number : x.kind == D_INT ? (double)x.as.integer : (double)NAN;
}

int64_t mgrad_integer(const MgradValue *value)
{
    Datum x = value_datum(value);
    return x.kind == D_INT ? x.as.integer : 0;
}

double mgrad_gradient(const MgradValue *value)
{
    Datum x = value_datum(value);
    return x.kind == D_NODE ? tape_grad(&value->m->vm.tape, (Node)x.as.node) : (double)NAN;
}

const char *mgrad_label(const MgradValue *value)
{
    Datum x = value_datum(value);
    return x.kind == D_NODE ? intern_text(&value->m->vm.names, value->m->vm.tape.label[x.as.node])
                            : "";
}

const char *mgrad_string(const MgradValue *value, size_t *size)
{
    Datum x = value_datum(value);
    *size = x.kind == D_STRING ? x.as.string->size : 0;
    return x.kind == D_STRING ? x.as.string->text : NULL;
}

/* ---- parts of values ---- */

size_t mgrad_length(const MgradValue *value)
{
    Datum x = value_datum(value);
    switch (x.kind) {
    case D_LIST:
        return x.as.list->count;
    case D_DICT:
        return x.as.dict->count;
    case D_INSTANCE:
        return x.as.instance->type->layout.visible;
    case D_STRING:
        return x.as.string->characters;
    default:
        return 0;
    }
}

/* The entry at a position; NULL: there is none. If no key was removed, no search is needed. */
static const DictEntry *dict_entry_at(const Dict *dict, size_t i)
{
    if (dict->used == dict->count)
        return i < dict->count ? &dict->entries[i] : NULL;
    const DictEntry *entry = dict_first(dict);
    while (entry && i-- > 0)
        entry = dict_next(dict, entry);
    return entry;
}

MgradValue *mgrad_element(const MgradValue *value, size_t i)
{
    Datum x = value_datum(value);
    if (x.kind == D_DICT) {
        const DictEntry *entry = dict_entry_at(x.as.dict, i);
        return entry ? value_new(value->m, entry->value) : NULL;
    }
    if (i >= mgrad_length(value) || x.kind == D_STRING)
        return NULL;
    return value_new(value->m, x.kind == D_LIST ? x.as.list->items[i] : x.as.instance->slots[i]);
}

MgradValue *mgrad_key(const MgradValue *value, size_t i)
{
    Datum x = value_datum(value);
    if (x.kind == D_DICT) {
        const DictEntry *entry = dict_entry_at(x.as.dict, i);
        return entry ? value_new(value->m, entry->key) : NULL;
    }
    if (x.kind != D_INSTANCE || i >= mgrad_length(value))
        return NULL;
    Part name = lookup_text(value->m, x.as.instance->type->layout.names[i]);
    return mgrad_make_string(value->m, name.text, name.size);
}

static Datum value_of_key(const Dict *dict, Part key)
{
    const Datum *found = dict_find_text(dict, key.text, key.size);
    return found ? *found : datum_unset();
}

MgradValue *mgrad_field(const MgradValue *value, const char *name)
{
    Datum x = value_datum(value);
    Part key = part_of(name);
    if (!value)
        return NULL;
    return value_new(value->m, x.kind == D_DICT ? value_of_key(x.as.dict, key)
                                                : lookup_member(value->m, x, key));
}

/* ---- the result of a text ---- */

MgradValue *mgrad_result(Mgrad *m)
{
    return value_new(m, m->vm.kept.value);
}

const char *mgrad_result_text(const Mgrad *m, size_t *size)
{
    const VmKept *kept = &m->vm.kept;
    *size = kept->text.len;
    return kept->value.kind == D_UNSET ? NULL : buf_text(&kept->text);
}
