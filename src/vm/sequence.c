/* sequence.c: elements and slices, with Python's rules for indices. */
#include "vm/sequence.h"

#include "heap/characters.h"
#include "vm/convert.h"
#include "vm/dictionary.h"
#include "vm/error.h"
#include "vm/foreign.h"
#include "vm/repr.h"
#include "vm/site.h"

/* An index that is no integer. Apart from index_number, so that the compiler inlines that one. */
static int64_t index_whole(Vm *vm, Datum index)
{
    int64_t whole;
    if (index.kind == D_LIST)
        error_throw_at(vm, site_span(vm), foreign_index(vm),
                       "an index is a whole number, not a list");
    if (!convert_whole(vm, index, &whole))
        error_throw(vm, "an index is a whole number, not %s", repr_not_whole(vm, index));
    return whole;
}

static int64_t index_number(Vm *vm, Datum index)
{
    return index.kind == D_INT ? index.as.integer : index_whole(vm, index);
}

static _Noreturn void index_refuse(Vm *vm, Datum sequence, int64_t at)
{
    size_t count = sequence_count(sequence);
    error_throw(vm, "index %lld is out of range: the %s has %zu %s%s", (long long)at,
                repr_kind(sequence), count, sequence.kind == D_LIST ? "element" : "character",
                count == 1 ? "" : "s");
}

/* The index from 0 of an element of a list or string. A negative one counts from the end. */
static size_t index_place(Vm *vm, Datum sequence, Datum index)
{
    size_t count = sequence_count(sequence);
    int64_t at = index_number(vm, index);
    int64_t place = at < 0 ? at + (int64_t)count : at;
    if (place < 0 || (uint64_t)place >= count)
        index_refuse(vm, sequence, at);
    return (size_t)place;
}

Utf8Character sequence_character(const String *string, size_t at)
{
    size_t offset = characters_offset(string, at);
    return (Utf8Character){string->text + offset,
                           (uint32_t)(characters_end(string, offset) - offset)};
}

size_t sequence_count(Datum sequence)
{
    return sequence.kind == D_LIST ? sequence.as.list->count : sequence.as.string->characters;
}

/* Apart, so that an element of a list needs no frame. */
__attribute__((noinline)) static Datum string_item(Vm *vm, const String *string, size_t at)
{
    Utf8Character character = sequence_character(string, at);
    return vm_string(vm, character.text, character.size);
}

Datum sequence_item(Vm *vm, Datum sequence, size_t at)
{
    return sequence.kind == D_LIST ? sequence.as.list->items[at]
                                   : string_item(vm, sequence.as.string, at);
}

Datum sequence_get(Vm *vm, Datum list, Datum index)
{
    if (list.kind == D_DICT)
        return dictionary_get(vm, list.as.dict, index);
    if (list.kind != D_LIST && list.kind != D_STRING)
        error_throw(vm, "%s has no elements", repr_noun(list));
    return sequence_item(vm, list, index_place(vm, list, index));
}

void sequence_set(Vm *vm, Datum list, Datum index, Datum value)
{
    if (list.kind == D_DICT) {
        dictionary_set(vm, list.as.dict, index, value);
        return;
    }
    if (list.kind == D_STRING)
        error_throw(vm, "a string cannot be changed: make a new one");
    if (list.kind != D_LIST)
        error_throw(vm, "%s has no elements to assign to", repr_noun(list));
    list.as.list->items[index_place(vm, list, index)] = value;
}

/* An end of a slice, clamped to the list. */
static size_t slice_end(Vm *vm, Datum end, size_t count, size_t fallback)
{
    if (end.kind == D_NIL)
        return fallback;
    int64_t at = index_number(vm, end);
    if (at < 0)
        at += (int64_t)count;
    return at < 0 ? 0 : (uint64_t)at > count ? count : (size_t)at;
}

static Datum string_slice(Vm *vm, const String *string, size_t from, size_t to)
{
    if (from >= to)
        return vm_string(vm, "", 0);
    size_t start = characters_offset(string, from), end = characters_offset(string, to);
    return vm_string(vm, string->text + start, end - start);
}

Datum sequence_slice(Vm *vm, Datum list, Datum from, Datum to)
{
    if (list.kind != D_LIST && list.kind != D_STRING)
        error_throw(vm, "%s cannot be sliced", repr_noun(list));
    size_t count = sequence_count(list);
    size_t start = slice_end(vm, from, count, 0), end = slice_end(vm, to, count, count);
    if (list.kind == D_STRING)
        return string_slice(vm, list.as.string, start, end);
    List *slice = heap_list(&vm->heap, end > start ? end - start : 0);
    for (size_t i = start; i < end; i++)
        vm_append(vm, slice, list.as.list->items[i]);
    return datum_obj(D_LIST, slice);
}
