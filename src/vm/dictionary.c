/* dictionary.c: the entries of dictionaries, their lists, and the errors about keys. */
#include "vm/dictionary.h"

#include <string.h>

#include "base/utf8.h"
#include "vm/convert.h"
#include "vm/error.h"
#include "vm/repr.h"
#include "vm/site.h"

/* ---- errors ---- */

static _Noreturn void key_refuse(Vm *vm, Datum key)
{
    const char *help =
        key.kind == D_LIST ? "several values make one key in a string: \"{a},{b}\"" : NULL;
    error_throw_at(vm, site_span(vm), help, "a key is a string or a number, not %s",
                   repr_noun(key));
}

/* True for 1 and '1': one is often meant as the other. */
static bool key_reads_as(Vm *vm, Datum a, Datum b)
{
    if (a.kind == b.kind || (a.kind != D_STRING && b.kind != D_STRING))
        return false;
    Datum text = a.kind == D_STRING ? a : b, number = a.kind == D_STRING ? b : a;
    buf_clear(&vm->scratch);
    repr_put(vm, &vm->scratch, number);
    return vm->scratch.len == text.as.string->size &&
           memcmp(vm->scratch.data, text.as.string->text, vm->scratch.len) == 0;
}

/* The key of the dictionary that was probably meant; D_UNSET: none. */
static Datum key_similar(Vm *vm, const Dict *dict, Datum key)
{
    Datum similar = datum_unset();
    const char *wanted = key.kind == D_STRING ? key.as.string->text : "";
    Suggestion suggestion = suggest_begin(wanted, strlen(wanted));
    for (const DictEntry *entry = dict_first(dict); entry; entry = dict_next(dict, entry)) {
        vm_poll(vm);
        if (key_reads_as(vm, key, entry->key))
            return entry->key;
        if (key.kind != D_STRING || entry->key.kind != D_STRING)
            continue;
        const String *text = entry->key.as.string;
        suggest_try(&suggestion, text->text, text->size);
        if (suggestion.best == text->text)
            similar = entry->key;
    }
    return similar;
}

static void put_key(Vm *vm, Buf *out, Datum key)
{
    enum { WIDEST = 60 }; /* bytes of a key in a message */
    size_t start = out->len;
    repr_put(vm, out, key);
    if (out->len - start <= WIDEST)
        return;
    size_t end = start + WIDEST;
    while (utf8_continues(out->data[end]))
        end--;
    buf_truncate(out, end);
    buf_puts(out, "…");
}

_Noreturn void dictionary_missing(Vm *vm, const Dict *dict, Datum key)
{
    key = convert_plain(vm, key);
    Datum similar = key_similar(vm, dict, key);
    Buf *help = &vm->scratch, *name = &vm->message;
    buf_clear(help);
    buf_clear(name);
    put_key(vm, name, key);
    if (similar.kind == D_UNSET) {
        buf_puts(help, "get(key, default) returns the default if the key is missing");
    } else {
        buf_puts(help, "a similar key exists: ");
        put_key(vm, help, similar);
    }
    error_throw_at(vm, site_span(vm), buf_text(help),
                   dict->count ? "the dictionary has no key %s"
                               : "the dictionary has no key %s: it is empty",
                   buf_text(name));
}

/* ---- entries ---- */

static Datum key_of(Vm *vm, Datum key)
{
    key = convert_plain(vm, key);
    if (!dict_takes_key(key))
        key_refuse(vm, key);
    return key;
}

Datum *dictionary_find(Vm *vm, const Dict *dict, Datum key)
{
    return dict_find(dict, key_of(vm, key));
}

Datum dictionary_get(Vm *vm, const Dict *dict, Datum key)
{
    const Datum *value = dictionary_find(vm, dict, key);
    if (!value)
        dictionary_missing(vm, dict, key);
    return *value;
}

void dictionary_set(Vm *vm, Dict *dict, Datum key, Datum value)
{
    dict_set(&vm->heap, dict, key_of(vm, key), value);
}

Datum dictionary_remove(Vm *vm, Dict *dict, Datum key)
{
    return dict_remove(dict, key_of(vm, key));
}

/* ---- lists ---- */

static Datum entry_pair(Vm *vm, const DictEntry *entry)
{
    List *pair = heap_list(&vm->heap, 2);
    heap_append(&vm->heap, pair, entry->key);
    heap_append(&vm->heap, pair, entry->value);
    return datum_obj(D_LIST, pair);
}

List *dictionary_list(Vm *vm, const Dict *dict, DictionaryPart part)
{
    List *list = heap_list(&vm->heap, dict->count);
    for (const DictEntry *entry = dict_first(dict); entry; entry = dict_next(dict, entry))
        vm_append(vm, list,
                  part == DICTIONARY_KEYS     ? entry->key
                  : part == DICTIONARY_VALUES ? entry->value
                                              : entry_pair(vm, entry));
    return list;
}
