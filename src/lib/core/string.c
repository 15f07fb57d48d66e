/*
 * string.c: builtins for strings, with the results of Python's methods of the same names. Positions
 * count characters.
 */
#include "lib/core/string.h"

#include <string.h>

#include "base/letter.h"
#include "base/utf8.h"
#include "heap/characters.h"
#include "lib/args.h"
#include "lib/registry.h"
#include "vm/error.h"
#include "vm/repr.h"
#include "vm/search.h"
#include "vm/site.h"

/* ---- searches ---- */

int64_t string_find(Vm *vm, const String *text, const String *part, int64_t start)
{
    int64_t length = text->characters;
    start = start < 0 ? start + length : start;
    start = start < 0 ? 0 : start;
    if (start > length)
        return -1;
    size_t from = characters_offset(text, (size_t)start);
    size_t at = search_find(vm, text, part, from);
    return at == SIZE_MAX ? -1 : start + (int64_t)utf8_count(text->text + from, at - from);
}

int64_t string_count(Vm *vm, const String *text, const String *part)
{
    if (part->size == 0)
        return (int64_t)text->characters + 1;
    int64_t found = 0;
    for (size_t at = 0; (at = search_find(vm, text, part, at)) != SIZE_MAX; at += part->size)
        found++;
    return found;
}

static Datum text_find(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    const String *text = arg_string(vm, args, 0), *part = arg_string(vm, args, 1);
    return datum_int(string_find(vm, text, part, arg_whole(vm, args, 2)));
}

/* True if the text begins, or ends, with the part. */
static bool string_meets(const String *text, const String *part, bool at_end)
{
    size_t from = at_end ? text->size - part->size : 0;
    return part->size <= text->size && memcmp(text->text + from, part->text, part->size) == 0;
}

/* Argument 1 is a string, or a list of strings of which one must match. */
static Datum text_meets(Vm *vm, const Datum *args, bool at_end)
{
    const String *text = arg_string(vm, args, 0);
    if (args[1].kind != D_LIST)
        return datum_int(string_meets(text, arg_string(vm, args, 1), at_end));
    const List *parts = args[1].as.list;
    for (size_t i = 0; i < parts->count; i++) {
        if (parts->items[i].kind != D_STRING)
            error_throw_arg(vm, 1, "element %zu of the list is %s, not a string", i,
                            repr_noun(parts->items[i]));
        vm_poll(vm);
        if (string_meets(text, parts->items[i].as.string, at_end))
            return datum_int(1);
    }
    return datum_int(0);
}

static Datum text_startswith(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    return text_meets(vm, args, false);
}

static Datum text_endswith(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    return text_meets(vm, args, true);
}

/* ---- parts ---- */

/* The bytes from `start` up to `end`. */
typedef struct Part {
    const char *start, *end;
} Part;

static Part string_part(const String *text)
{
    return (Part){text->text, text->text + text->size};
}

/* The character at the start of a part that is not empty. Strings are valid UTF-8. */
static Rune part_first(Part part)
{
    return utf8_decode(part.start, (size_t)(part.end - part.start));
}

static Rune part_last(Part part)
{
    const char *at = part.end - 1;
    while (utf8_continues(*at))
        at--;
    return utf8_decode(at, (size_t)(part.end - at));
}

/* The characters to strip: blanks, or one bit for each code point. */
typedef struct Stripped {
    bool is_blank;
    const char *bits;
    size_t size; /* bytes of the bits; the rest is 0 */
} Stripped;

static const Stripped blanks = {.is_blank = true};

static bool is_stripped(const Stripped *set, Rune rune)
{
    size_t byte = rune.code / 8;
    if (set->is_blank)
        return letter_is_blank(rune.code);
    return byte < set->size && (set->bits[byte] >> rune.code % 8 & 1);
}

/* The bits are in vm->scratch. */
static Stripped stripped_of(Vm *vm, const String *chars)
{
    Buf *bits = &vm->scratch;
    buf_clear(bits);
    for (Part left = string_part(chars); left.start < left.end;) {
        Rune rune = part_first(left);
        size_t byte = rune.code / 8;
        vm_poll(vm);
        if (byte >= bits->len)
            buf_fill(bits, 0, byte + 1 - bits->len);
        bits->data[byte] = (char)(bits->data[byte] | 1 << rune.code % 8);
        left.start += rune.size;
    }
    return (Stripped){.bits = bits->data, .size = bits->len};
}

static Part strip_start(Vm *vm, Part part, const Stripped *set)
{
    while (part.start < part.end && is_stripped(set, part_first(part))) {
        vm_poll(vm);
        part.start += part_first(part).size;
    }
    return part;
}

static Part strip_end(Vm *vm, Part part, const Stripped *set)
{
    while (part.start < part.end && is_stripped(set, part_last(part))) {
        vm_poll(vm);
        part.end -= part_last(part).size;
    }
    return part;
}

static Datum part_string(Vm *vm, Part part)
{
    return vm_string(vm, part.start, (size_t)(part.end - part.start));
}

static Datum text_strip(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    Part part = string_part(arg_string(vm, args, 0));
    Stripped set = args[1].kind == D_NIL ? blanks : stripped_of(vm, arg_string(vm, args, 1));
    return part_string(vm, strip_end(vm, strip_start(vm, part, &set), &set));
}

/* Words between blanks. After `most` splits, the rest is one word, with the blanks at its end. */
static void split_at_blanks(Vm *vm, List *words, Part left, int64_t most)
{
    for (left = strip_start(vm, left, &blanks); left.start < left.end;
         left = strip_start(vm, left, &blanks)) {
        Part word = left;
        if ((int64_t)words->count == most) {
            vm_append(vm, words, part_string(vm, word));
            return;
        }
        while (left.start < left.end && !letter_is_blank(part_first(left).code)) {
            vm_poll(vm);
            left.start += part_first(left).size;
        }
        word.end = left.start;
        vm_append(vm, words, part_string(vm, word));
    }
}

static void split_at(Vm *vm, List *parts, const String *text, const String *separator, int64_t most)
{
    Part left = string_part(text);
    while ((int64_t)parts->count != most) {
        size_t at = search_find(vm, text, separator, (size_t)(left.start - text->text));
        if (at == SIZE_MAX)
            break;
        vm_append(vm, parts, part_string(vm, (Part){left.start, text->text + at}));
        left.start = text->text + at + separator->size;
    }
    vm_append(vm, parts, part_string(vm, left));
}

static Datum text_split(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    const String *text = arg_string(vm, args, 0);
    int64_t most = arg_whole(vm, args, 2);
    List *parts = heap_list(&vm->heap, 0);
    if (args[1].kind == D_NIL) {
        split_at_blanks(vm, parts, string_part(text), most);
        return datum_obj(D_LIST, parts);
    }
    const String *separator = arg_string(vm, args, 1);
    if (separator->size == 0)
        error_throw_at(vm, site_arg_span(vm, 1), "list(text) makes a list of the characters",
                       "split needs a separator that is not empty");
    split_at(vm, parts, text, separator, most);
    return datum_obj(D_LIST, parts);
}

/* ---- new texts ---- */

static Datum text_join(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    const String *separator = arg_string(vm, args, 0);
    const List *list = arg_items(vm, args, 1);
    buf_clear(&vm->scratch);
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i].kind != D_STRING)
            error_throw_arg(vm, 1, "join needs strings: element %zu is %s", i,
                            repr_noun(list->items[i]));
        if (i)
            vm_scratch_put(vm, separator->text, separator->size);
        const String *part = list->items[i].as.string;
        vm_scratch_put(vm, part->text, part->size);
    }
    return vm_scratch_string(vm);
}

/* The empty string is before and after every character. */
static void replace_between(Vm *vm, const String *text, const String *replacement, int64_t most)
{
    Part left = string_part(text);
    for (; most != 0; most--) {
        vm_scratch_put(vm, replacement->text, replacement->size);
        if (left.start == left.end)
            return;
        uint32_t size = part_first(left).size;
        vm_scratch_put(vm, left.start, size);
        left.start += size;
    }
    vm_scratch_put(vm, left.start, (size_t)(left.end - left.start));
}

static Datum text_replace(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    const String *text = arg_string(vm, args, 0);
    const String *old = arg_string(vm, args, 1), *new = arg_string(vm, args, 2);
    int64_t most = arg_whole(vm, args, 3);
    size_t from = 0, at;
    buf_clear(&vm->scratch);
    if (old->size == 0) {
        replace_between(vm, text, new, most < 0 ? INT64_MAX : most);
        return vm_scratch_string(vm);
    }
    for (; most != 0 && (at = search_find(vm, text, old, from)) != SIZE_MAX; most--) {
        vm_scratch_put(vm, text->text + from, at - from);
        vm_scratch_put(vm, new->text, new->size);
        from = at + old->size;
    }
    vm_scratch_put(vm, text->text + from, text->size - from);
    return vm_scratch_string(vm);
}

/* ---- characters ---- */

static void put_character(Buf *out, uint32_t code)
{
    char bytes[4];
    buf_put(out, bytes, utf8_encode(code, bytes));
}

static Datum text_upper(Vm *vm, Datum *args, uint32_t count)
{
    enum { SHARP_S = 0xDF }; /* ß, whose capital form is two letters */
    (void)count;
    buf_clear(&vm->scratch);
    for (Part left = string_part(arg_string(vm, args, 0)); left.start < left.end;) {
        Rune rune = part_first(left);
        vm_poll(vm);
        if (rune.code == SHARP_S)
            buf_puts(&vm->scratch, "SS");
        else
            put_character(&vm->scratch, letter_upper(rune.code));
        left.start += rune.size;
    }
    return vm_scratch_string(vm);
}

static Datum text_lower(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    buf_clear(&vm->scratch);
    for (Part left = string_part(arg_string(vm, args, 0)); left.start < left.end;) {
        Rune rune = part_first(left);
        vm_poll(vm);
        put_character(&vm->scratch, letter_lower(rune.code));
        left.start += rune.size;
    }
    return vm_scratch_string(vm);
}

static Datum text_ord(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    const String *text = arg_string(vm, args, 0);
    if (text->characters != 1)
        error_throw_arg(vm, 0, "ord needs a string of one character, not of %u", text->characters);
    return datum_int(part_first(string_part(text)).code);
}

static Datum text_chr(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    int64_t code = arg_whole(vm, args, 0);
    bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    if (code < 0 || code > 0x10FFFF || surrogate)
        error_throw_arg(vm, 0, "no character has the number %lld", (long long)code);
    buf_clear(&vm->scratch);
    put_character(&vm->scratch, (uint32_t)code);
    return vm_scratch_string(vm);
}

static const Builtin rows[] = {
    {"join(sep, xs)", text_join, 0, NULL,
     "one string from a list of strings, with sep between them", "join(\", \", [\"a\", \"b\"])", 0},
    {"split(text, sep=nil, maxsplit=-1)", text_split, ROW_QUIET, NULL,
     "the list of the parts between separators, or of the words between blanks",
     "\"a, b\".split(\", \")", 0},
    {"strip(text, chars=nil)", text_strip, ROW_QUIET, NULL,
     "the text without the blanks, or the characters in chars, at both ends", "\" a b \".strip()",
     0},
    {"replace(text, old, new, count=-1)", text_replace, ROW_QUIET, NULL,
     "the text with new instead of old, everywhere or at the first count places",
     "\"a-b\".replace(\"-\", \"+\")", 0},
    {"upper(text)", text_upper, ROW_QUIET, NULL, "the text in capital letters", "\"abc\".upper()",
     0},
    {"lower(text)", text_lower, ROW_QUIET, NULL, "the text in small letters", "\"ABC\".lower()", 0},
    {"find(text, part, start=0)", text_find, ROW_QUIET, NULL,
     "the index of a part of the text, or -1 if it does not occur", "\"abc\".find(\"c\")", 0},
    {"startswith(text, prefix)", text_startswith, ROW_QUIET, NULL,
     "1 if the text begins with prefix, or with one in a list", "\"abc\".startswith(\"ab\")", 0},
    {"endswith(text, suffix)", text_endswith, ROW_QUIET, NULL,
     "1 if the text ends with suffix, or with one in a list",
     "\"a.png\".endswith([\".svg\", \".png\"])", 0},
    {"ord(c)", text_ord, ROW_QUIET, NULL, "the number of a character in Unicode", "ord(\"a\")", 0},
    {"chr(n)", text_chr, ROW_QUIET, NULL, "the character with that number in Unicode", "chr(97)",
     0},
};

const BuiltinTable string_table = {"strings", rows, sizeof rows / sizeof *rows};
