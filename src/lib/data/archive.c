/*
 * archive.c: data as lines of text.
 *
 *     nil, 3, 2.5, nan      numbers; a float has a dot, an exponent or letters
 *     "text"                a string; \n, \r and \\ are escapes
 *     Value 2.5 "label"     a Value with its label, which may be missing
 *     list 2                a list; its elements follow
 *     dictionary 2          a dictionary; a key and its value follow for each entry
 *     same 3                the third Value, list or dictionary of the file again
 *
 * Lists may contain each other to any depth, so the path to the current element is a list, not C
 * recursion.
 */
#include "lib/data/archive.h"

#include <string.h>

#include "base/num.h"
#include "base/utf8.h"
#include "lib/core/text.h"
#include "vm/dictionary.h"
#include "vm/error.h"
#include "vm/repr.h"
#include "vm/site.h"

/* ---- writing ---- */

typedef struct Writer {
    Vm *vm;
    Buf *out;
    Dict *seen; /* the numbers of the Values, lists and dictionaries so far */
    List *path; /* for each open list or dictionary: it, and the position after the current item */
} Writer;

static void put_string(Writer *w, const char *text, size_t size)
{
    Buf *out = w->out;
    buf_putc(out, '"');
    for (size_t i = 0; i < size; i++) {
        vm_poll(w->vm);
        switch (text[i]) {
        case '\n':
            buf_puts(out, "\\n");
            break;
        case '\r':
            buf_puts(out, "\\r");
            break;
        case '\\':
            buf_puts(out, "\\\\");
            break;
        default:
            buf_putc(out, text[i]);
        }
    }
    buf_puts(out, "\"");
}

/* Appends the way from the argument to the current item: `[2]['act']`. */
static void put_path(Writer *w, Buf *out)
{
    for (size_t i = 0; i < w->path->count; i += 2) {
        Datum container = w->path->items[i];
        uint64_t at = (uint64_t)w->path->items[i + 1].as.integer - 1;
        buf_putc(out, '[');
        if (container.kind == D_LIST)
            buf_printf(out, "%llu", (unsigned long long)at);
        else
            repr_put(w->vm, out, container.as.dict->entries[at].key);
        buf_putc(out, ']');
    }
}

static _Noreturn void writer_fail(Writer *w, Datum x)
{
    enum { LONGEST = 40 };
    Vm *vm = w->vm;
    const char *text;
    Span span = site_arg_text(vm, 0, &text);
    size_t size = span.end - span.start;
    const char *help =
        x.kind == D_INSTANCE ? "save the parameters of models: save parameters(x) > file" : NULL;
    buf_clear(&vm->scratch);
    buf_printf(&vm->scratch, "%.*s", size <= LONGEST ? (int)size : 0, text);
    put_path(w, &vm->scratch);
    error_throw_at(vm, span, help, "save cannot write %s, which is %s", buf_text(&vm->scratch),
                   repr_noun(x));
}

/* True if the object or node was written before; then writes its number. */
static bool put_same(Writer *w, Datum x)
{
    bool is_node = x.kind == D_NODE;
    Datum key = datum_int(is_node ? (int64_t)(2 * x.as.node + 1) : (int64_t)(uintptr_t)x.as.obj);
    const Datum *number = dict_find(w->seen, key);
    if (!number)
        dict_set(&w->vm->heap, w->seen, key, datum_int((int64_t)w->seen->count + 1));
    else
        buf_printf(w->out, "same %lld\n", (long long)number->as.integer);
    return number != NULL;
}

static void put_value(Writer *w, Node node)
{
    Vm *vm = w->vm;
    Name label = vm->tape.label[node];
    buf_puts(w->out, "Value ");
    num_put_float(w->out, tape_value(&vm->tape, node));
    if (label) {
        buf_putc(w->out, ' ');
        put_string(w, intern_text(&vm->names, label), intern_len(&vm->names, label));
    }
    buf_putc(w->out, '\n');
}

static void put_container(Writer *w, Datum x)
{
    if (x.kind == D_LIST)
        buf_printf(w->out, "list %zu\n", x.as.list->count);
    else
        buf_printf(w->out, "dictionary %zu\n", (size_t)x.as.dict->count);
    vm_append(w->vm, w->path, x);
    vm_append(w->vm, w->path, datum_int(0));
}

static void put_item(Writer *w, Datum x)
{
    switch ((DatumKind)x.kind) {
    case D_NIL:
        buf_puts(w->out, "nil\n");
        return;
    case D_INT:
        num_put_int(w->out, x.as.integer);
        buf_putc(w->out, '\n');
        return;
    case D_FLOAT:
        num_put_float(w->out, x.as.number);
        buf_putc(w->out, '\n');
        return;
    case D_STRING:
        put_string(w, x.as.string->text, x.as.string->size);
        buf_putc(w->out, '\n');
        return;
    case D_NODE:
        if (!put_same(w, x))
            put_value(w, (Node)x.as.node);
        return;
    case D_LIST:
    case D_DICT:
        if (!put_same(w, x))
            put_container(w, x);
        return;
    default:
        writer_fail(w, x);
    }
}

/* Writes the next item of the innermost container, or closes it. */
static void put_next(Writer *w)
{
    Datum container = w->path->items[w->path->count - 2];
    Datum *position = &w->path->items[w->path->count - 1];
    uint64_t at = (uint64_t)position->as.integer;
    if (container.kind == D_LIST && at < container.as.list->count) {
        position->as.integer++;
        put_item(w, container.as.list->items[at]);
        return;
    }
    const Dict *dict = container.kind == D_DICT ? container.as.dict : NULL;
    const DictEntry *entry = dict ? dict_entry_from(dict, (uint32_t)at) : NULL;
    if (!entry) {
        w->path->count -= 2;
        return;
    }
    position->as.integer = entry - dict->entries + 1;
    Datum value = entry->value;
    put_item(w, entry->key);
    put_item(w, value);
}

void archive_write(Vm *vm, Datum x)
{
    Writer w = {vm, &vm->bytes, heap_dict(&vm->heap), heap_list(&vm->heap, 0)};
    buf_clear(w.out);
    buf_puts(w.out, ARCHIVE_HEADER "\n");
    put_item(&w, x);
    while (w.path->count) {
        vm_poll(vm);
        put_next(&w);
    }
}

/* ---- reading ---- */

typedef struct Reader {
    Vm *vm;
    uint32_t arg;
    const char *path;
    const char *at, *end; /* the rest of the file */
    const char *line;     /* the current line */
    size_t size, number;  /* its size and number */
    List *shared;         /* the Values, lists and dictionaries so far */
    List *open;           /* for each open list or dictionary: it, and the number of items left */
} Reader;

static _Noreturn void reader_fail(Reader *r, const char *reason)
{
    error_throw_arg(r->vm, r->arg, "'%s' line %zu: %s", r->path, r->number, reason);
}

static _Noreturn void reader_fail_line(Reader *r)
{
    enum { LONGEST = 40 };
    size_t size = 0;
    while (size < r->size && size < LONGEST && (unsigned char)r->line[size] >= ' ' &&
           (unsigned char)r->line[size] < 0x7F)
        size++;
    buf_clear(&r->vm->scratch);
    buf_printf(&r->vm->scratch, "'%.*s' is no data that save writes", (int)size, r->line);
    reader_fail(r, buf_text(&r->vm->scratch));
}

/* Takes the next line. False at the end of the file. */
static bool reader_next(Reader *r)
{
    vm_poll(r->vm);
    r->number++;
    if (r->at >= r->end)
        return false;
    const char *end = memchr(r->at, '\n', (size_t)(r->end - r->at));
    r->line = r->at;
    r->size = (size_t)((end ? end : r->end) - r->at);
    r->at = end ? end + 1 : r->end;
    if (r->size > 0 && r->line[r->size - 1] == '\r') /* an editor may have changed the line ends */
        r->size--;
    return true;
}

/* True if the line begins with the word and a blank; moves past them. */
static bool reader_word(Reader *r, const char *word)
{
    size_t size = strlen(word);
    if (r->size <= size || memcmp(r->line, word, size) != 0 || r->line[size] != ' ')
        return false;
    r->line += size + 1;
    r->size -= size + 1;
    return true;
}

/* Reads an integer: digits, perhaps with a sign. The smallest one has no positive counterpart. */
static bool read_whole(Reader *r, int64_t *value)
{
    static const char smallest[] = "-9223372036854775808";
    const char *text = r->line;
    size_t size = r->size;
    bool negative = size > 0 && text[0] == '-';
    for (size_t i = negative; i < size; i++) {
        vm_poll(r->vm);
        if (text[i] < '0' || text[i] > '9')
            return false;
    }
    if (size == sizeof smallest - 1 && memcmp(text, smallest, size) == 0)
        *value = INT64_MIN;
    else if (size == negative || !num_read_int(text + negative, size - negative, value))
        return false;
    else if (negative)
        *value = -*value;
    return true;
}

/* The number at the end of the line. */
static size_t reader_count(Reader *r)
{
    int64_t count;
    if (!read_whole(r, &count) || count < 0)
        reader_fail_line(r);
    return (size_t)count;
}

/* Decodes the quoted string, which is the rest of the line, into vm->scratch. */
static void reader_string(Reader *r)
{
    Buf *out = &r->vm->scratch;
    buf_clear(out);
    const char *at = r->line + 1, *end = r->line + r->size - 1;
    if (r->size < 2 || r->line[0] != '"' || *end != '"')
        reader_fail_line(r);
    while (at < end) {
        vm_poll(r->vm);
        size_t width = utf8_decode(at, (size_t)(end - at)).size;
        if (width == 0 || (*at == '\\' && (end - at < 2 || !strchr("nr\\", at[1]))))
            reader_fail_line(r);
        if (*at == '\\')
            buf_putc(out, *++at == 'n' ? '\n' : *at == 'r' ? '\r' : '\\');
        else
            buf_put(out, at, width);
        at += width;
    }
}

static Datum reader_value(Reader *r)
{
    Vm *vm = r->vm;
    const char *blank = memchr(r->line, ' ', r->size);
    size_t size = blank ? (size_t)(blank - r->line) : r->size;
    double data;
    if (!text_read_number(r->line, size, &data))
        reader_fail_line(r);
    Datum leaf = vm_leaf(vm, data);
    if (blank) {
        r->line += size + 1;
        r->size -= size + 1;
        reader_string(r);
        Name label = intern_name(&vm->names, buf_text(&vm->scratch), vm->scratch.len);
        vm->tape.label[leaf.as.node] = label;
    }
    return leaf;
}

/* Begins a container. Memory is taken only for items that the file has. */
static Datum reader_open(Reader *r, Datum container, size_t count)
{
    vm_append(r->vm, r->open, container);
    vm_append(r->vm, r->open, datum_int((int64_t)count));
    return container;
}

static Datum reader_plain(Reader *r)
{
    int64_t whole;
    double number;
    if (r->size == strlen("nil") && memcmp(r->line, "nil", r->size) == 0)
        return datum_nil();
    if (r->size > 0 && r->line[0] == '"') {
        reader_string(r);
        return vm_scratch_string(r->vm);
    }
    if (read_whole(r, &whole))
        return datum_int(whole);
    if (!text_read_number(r->line, r->size, &number))
        reader_fail_line(r);
    return datum_float(number);
}

/* The data of the current line. */
static Datum reader_item(Reader *r)
{
    Datum item;
    if (reader_word(r, "same")) {
        size_t number = reader_count(r);
        if (number == 0 || number > r->shared->count)
            reader_fail_line(r);
        return r->shared->items[number - 1];
    }
    if (reader_word(r, "Value"))
        item = reader_value(r);
    else if (reader_word(r, "list"))
        item = reader_open(r, datum_obj(D_LIST, heap_list(&r->vm->heap, 0)), reader_count(r));
    else if (reader_word(r, "dictionary"))
        item = reader_open(r, datum_obj(D_DICT, heap_dict(&r->vm->heap)), reader_count(r));
    else
        return reader_plain(r);
    vm_append(r->vm, r->shared, item);
    return item;
}

static Datum reader_next_item(Reader *r)
{
    if (!reader_next(r))
        reader_fail(r, "the file ends too early");
    return reader_item(r);
}

/* Reads an item of the innermost container, or closes it. */
static void reader_fill(Reader *r)
{
    Datum container = r->open->items[r->open->count - 2];
    Datum *left = &r->open->items[r->open->count - 1];
    if (left->as.integer-- == 0) {
        r->open->count -= 2;
        return;
    }
    Datum key = container.kind == D_DICT ? reader_next_item(r) : datum_nil();
    if (container.kind == D_DICT && !dict_takes_key(key))
        reader_fail(r, "a key is a string or a number");
    Datum item = reader_next_item(r);
    if (container.kind == D_DICT)
        dict_set(&r->vm->heap, container.as.dict, key, item);
    else
        vm_append(r->vm, container.as.list, item);
}

Datum archive_read(Vm *vm, uint32_t arg, const char *path)
{
    Reader r = {.vm = vm, .arg = arg, .path = path, .at = buf_text(&vm->bytes)};
    r.end = r.at + vm->bytes.len;
    r.shared = heap_list(&vm->heap, 0);
    r.open = heap_list(&vm->heap, 0);
    reader_next(&r); /* the header */
    Datum root = reader_next_item(&r);
    while (r.open->count)
        reader_fill(&r);
    if (reader_next(&r))
        reader_fail(&r, "there is more than one value");
    return root;
}
