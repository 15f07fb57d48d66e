/* repr.c: data as text, and the names of kinds. */
#include "vm/repr.h"

#include <string.h>

#include "base/escape.h"
#include "base/num.h"
#include "heap/dict.h"
#include "source/limits.h"
#include "vm/convert.h"
#include "vm/error.h"

enum { SHOWN_ITEMS = 20 }; /* of a list at a prompt; the rest is cut */

const char *repr_kind(Datum x)
{
    switch ((DatumKind)x.kind) {
    case D_INT:
        return "integer";
    case D_FLOAT:
        return "float";
    case D_NODE:
        return "Value";
    case D_STRING:
        return "string";
    case D_LIST:
        return "list";
    case D_DICT:
        return "dictionary";
    case D_CLOSURE:
    case D_NATIVE:
        return "function";
    case D_MODULE:
        return "module";
    case D_SPACE:
        return "namespace";
    case D_INSTANCE:
        return x.as.instance->type->signature.name;
    default:
        return "nil";
    }
}

const char *repr_noun(Datum x)
{
    switch ((DatumKind)x.kind) {
    case D_NIL:
        return "nil";
    case D_INT:
    case D_FLOAT:
        return "a number";
    case D_NODE:
        return "a Value";
    case D_STRING:
        return "a string";
    case D_LIST:
        return "a list";
    case D_DICT:
        return "a dictionary";
    case D_NATIVE:
    case D_CLOSURE:
        return "a function";
    case D_MODULE:
        return "a module";
    case D_INSTANCE:
        return "an instance of a module";
    case D_SPACE:
        return "a namespace";
    default:
        return "nothing";
    }
}

const char *repr_not_whole(const Vm *vm, Datum x)
{
    if (!datum_is_number(x))
        return repr_noun(x);
    double value = convert_number(vm, x);
    if (isnan(value))
        return "nan";
    return value == floor(value) ? "so large a number" : "a fraction";
}

/* The enclosing lists and dictionaries, innermost first: each may contain itself. */
typedef struct Enclosing {
    const struct Enclosing *outer;
    const Obj *container;
    int depth;
    bool is_shown; /* at a prompt: see repr_show */
} Enclosing;

static Enclosing enclosing_enter(const Enclosing *outer, const Obj *container)
{
    return (Enclosing){outer, container, outer ? outer->depth + 1 : 1, outer && outer->is_shown};
}

/* True if the container is one of the enclosing ones, or is nested too deeply. */
static bool enclosing_holds(const Enclosing *enclosing, const Obj *container)
{
    if (enclosing && enclosing->depth >= LIMIT_SHOWN)
        return true;
    for (; enclosing; enclosing = enclosing->outer)
        if (enclosing->container == container)
            return true;
    return false;
}

/* Appends a character as Python's repr shows it, and returns its size. As there, no control
   character is left: U+009B is \x9b, too, and so is a byte that is not UTF-8. */
static uint32_t put_quoted_rune(Buf *out, const char *text, size_t size, char quote)
{
    EscapeMark mark = escape_at(text, size);
    if (*text == '\n')
        buf_puts(out, "\\n");
    else if (*text == '\t')
        buf_puts(out, "\\t");
    else if (mark.width)
        buf_printf(out, "\\x%02x", (unsigned)mark.code);
    else if (*text == '\\' || *text == quote)
        buf_printf(out, "\\%c", *text);
    else
        buf_put(out, text, mark.size);
    return mark.size;
}

/* The bytes at the start of a text that are printable ASCII: most are. Not more than a piece, so
   that a long text can be interrupted. */
static size_t plain_size(const char *text, size_t size, char quote)
{
    enum { PIECE = 1 << 16 };
    size_t at = 0;
    while (at < size && at < PIECE && text[at] >= ' ' && text[at] < 0x7F && text[at] != '\\' &&
           text[at] != quote)
        at++;
    return at;
}

static void put_quoted(Vm *vm, Buf *out, const String *string)
{
    /* As in Python: single quotes, unless the text contains single and no double quotes. */
    bool has_single = memchr(string->text, '\'', string->size);
    bool has_double = memchr(string->text, '"', string->size);
    char quote = has_single && !has_double ? '"' : '\'';
    buf_putc(out, quote);
    for (size_t at = 0, size = string->size; at < size;) {
        vm_poll(vm);
        size_t plain = plain_size(string->text + at, size - at, quote);
        buf_put(out, string->text + at, plain);
        at += plain;
        if (at < size)
            at += put_quoted_rune(out, string->text + at, size - at, quote);
    }
    buf_putc(out, quote);
}

static void put_node(Vm *vm, Buf *out, Node node)
{
    buf_puts(out, "Value(data=");
    num_put_float(out, tape_value(&vm->tape, node));
    buf_puts(out, ", grad=");
    num_put_float(out, tape_grad(&vm->tape, node));
    buf_putc(out, ')');
}

static void put_within(Vm *vm, Buf *out, Datum x, const Enclosing *enclosing);

/* The text of a few lists that share elements can be exponentially long. */
static void text_check(Vm *vm, const Buf *out)
{
    vm_poll(vm);
    if (out->len > LIMIT_TEXT)
        error_throw(vm, "this text is longer than %d bytes", LIMIT_TEXT);
}

/* How many of so many elements are shown. */
static size_t shown_count(const Enclosing *here, size_t count)
{
    return here->is_shown && count > SHOWN_ITEMS ? SHOWN_ITEMS : count;
}

/* Precedes element number `i`. */
static void put_separator(Vm *vm, Buf *out, size_t i)
{
    text_check(vm, out);
    buf_puts(out, i ? ", " : "");
}

static void put_more(Buf *out, size_t more)
{
    if (more)
        buf_printf(out, ", … (%zu more)", more);
}

static void put_list(Vm *vm, Buf *out, const List *list, const Enclosing *enclosing)
{
    if (enclosing_holds(enclosing, &list->obj)) {
        buf_puts(out, "[...]");
        return;
    }
    Enclosing here = enclosing_enter(enclosing, &list->obj);
    size_t count = shown_count(&here, list->count);
    buf_putc(out, '[');
    for (size_t i = 0; i < count; i++) {
        put_separator(vm, out, i);
        put_within(vm, out, list->items[i], &here);
    }
    put_more(out, list->count - count);
    buf_putc(out, ']');
}

static void put_dict(Vm *vm, Buf *out, const Dict *dict, const Enclosing *enclosing)
{
    if (enclosing_holds(enclosing, &dict->obj)) {
        buf_puts(out, "{...}");
        return;
    }
    Enclosing here = enclosing_enter(enclosing, &dict->obj);
    size_t count = shown_count(&here, dict->count);
    const DictEntry *entry = dict_first(dict);
    buf_putc(out, '{');
    for (size_t i = 0; i < count; i++, entry = dict_next(dict, entry)) {
        put_separator(vm, out, i);
        put_within(vm, out, entry->key, &here);
        buf_puts(out, ": ");
        put_within(vm, out, entry->value, &here);
    }
    put_more(out, dict->count - count);
    buf_putc(out, '}');
}

/* ---- signatures ---- */

static void put_default(Vm *vm, Buf *out, Datum value)
{
    buf_putc(out, '=');
    repr_put(vm, out, value);
}

void repr_put_signature(Vm *vm, Buf *out, Datum callee)
{
    if (callee.kind == D_NATIVE) {
        buf_puts(out, callee.as.native->row->signature);
        return;
    }
    const Closure *closure = callee.as.closure;
    const Signature *signature = &closure->proto->signature;
    buf_printf(out, "%s(", signature->name);
    for (uint32_t i = 0; i < signature->count; i++) {
        buf_printf(out, "%s%s", i ? ", " : "", intern_text(&vm->names, signature->params[i]));
        if (i >= signature->required)
            put_default(vm, out, closure->items[closure->cell_count + i - signature->required]);
    }
    buf_putc(out, ')');
}

static void put_function(Vm *vm, Buf *out, const char *kind, Datum x)
{
    buf_printf(out, "<%s ", kind);
    repr_put_signature(vm, out, x);
    buf_putc(out, '>');
}

static void put_plain(Vm *vm, Buf *out, Datum x, const Enclosing *enclosing)
{
    switch ((DatumKind)x.kind) {
    case D_NIL:
        buf_puts(out, "nil");
        break;
    case D_INT:
        num_put_int(out, x.as.integer);
        break;
    case D_FLOAT:
        num_put_float(out, x.as.number);
        break;
    case D_NODE:
        put_node(vm, out, x.as.node);
        break;
    case D_STRING:
        if (x.extra == REPR_FINISHED)
            buf_put(out, x.as.string->text, x.as.string->size);
        else
            put_quoted(vm, out, x.as.string);
        break;
    case D_LIST:
        put_list(vm, out, x.as.list, enclosing);
        break;
    case D_DICT:
        put_dict(vm, out, x.as.dict, enclosing);
        break;
    case D_NATIVE:
    case D_CLOSURE:
        put_function(vm, out, "function", x);
        break;
    case D_MODULE:
        put_function(vm, out, "module", x);
        break;
    case D_INSTANCE:
        buf_printf(out, "<%s>", x.as.instance->type->signature.name);
        break;
    case D_SPACE:
        buf_printf(out, "<namespace %s>", intern_text(&vm->names, x.as.name));
        break;
    default:
        break; /* a program never sees the internal kinds */
    }
}

/* The escape sequence of a kind's colour, legible on light and dark backgrounds; NULL: none. */
static const char *datum_color(Datum x)
{
    if (datum_is_number(x))
        return x.kind == D_NODE ? "\033[36m" : "\033[35m";
    return x.kind == D_STRING && x.extra != REPR_FINISHED ? "\033[32m" : NULL;
}

static void put_within(Vm *vm, Buf *out, Datum x, const Enclosing *enclosing)
{
    const char *color =
        enclosing && enclosing->is_shown && vm->options.color ? datum_color(x) : NULL;
    buf_puts(out, color ? color : "");
    put_plain(vm, out, x, enclosing);
    buf_puts(out, color ? "\033[0m" : "");
}

void repr_show(Vm *vm, Buf *out, Datum x)
{
    Enclosing outside = {.is_shown = true};
    put_within(vm, out, x, &outside);
}

void repr_put(Vm *vm, Buf *out, Datum x)
{
    put_within(vm, out, x, NULL);
}

void repr_put_str(Vm *vm, Buf *out, Datum x)
{
    if (x.kind == D_STRING)
        buf_put(out, x.as.string->text, x.as.string->size);
    else
        put_within(vm, out, x, NULL);
}

/* Visits each container once: it may contain itself. */
static bool needs_code_within(Vm *vm, Datum x, int depth)
{
    vm_poll(vm);
    if (x.kind == D_INSTANCE)
        return x.as.instance->type->layout.repr >= 0;
    if ((x.kind != D_LIST && x.kind != D_DICT) || depth >= LIMIT_SHOWN ||
        !heap_visit_once(&vm->heap, x.as.obj))
        return false;
    if (x.kind == D_DICT) {
        const Dict *dict = x.as.dict;
        for (const DictEntry *entry = dict_first(dict); entry; entry = dict_next(dict, entry))
            if (needs_code_within(vm, entry->value, depth + 1))
                return true;
        return false;
    }
    for (size_t i = 0; i < x.as.list->count; i++)
        if (needs_code_within(vm, x.as.list->items[i], depth + 1))
            return true;
    return false;
}

bool repr_needs_code(Vm *vm, Datum x)
{
    heap_begin_walk(&vm->heap);
    return needs_code_within(vm, x, 0);
}

/* ---- formats ---- */

/* NULL, or the reason why the format does not fit. */
static const char *put_formatted(Vm *vm, Buf *out, Datum x, const NumFormat *format)
{
    if (x.kind == D_INT)
        return num_format_int(out, format, x.as.integer);
    if (x.kind == D_FLOAT)
        return num_format_float(out, format, x.as.number);
    if (x.kind == D_NODE)
        return num_format_float(out, format, convert_number(vm, x));
    if (x.kind == D_STRING)
        return num_format_string(out, format, x.as.string->text, x.as.string->size);
    if (x.kind != D_NIL)
        return "this format is for numbers and strings";
    return num_format_string(out, format, "nil", 3);
}

void repr_put_format(Vm *vm, Buf *out, Datum x, const String *format)
{
    if (format->size == 0) {
        repr_put_str(vm, out, x);
        return;
    }
    NumFormat parsed;
    const char *wrong = num_format_parse(&parsed, format->text, format->size);
    if (!wrong)
        wrong = put_formatted(vm, out, x, &parsed);
    if (wrong)
        error_throw(vm, "cannot write %s with the format '%s': %s", repr_noun(x), format->text,
                    wrong);
}
