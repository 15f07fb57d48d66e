/* subject.c: the arguments of commands about a gradient. */
#include "lib/explain/subject.h"

#include <string.h>

#include "base/escape.h"
#include "graph/pass/reach.h"
#include "heap/dict.h"
#include "lib/args.h"
#include "lib/explain/node_name.h"
#include "vm/error.h"
#include "vm/repr.h"
#include "vm/site.h"

enum { LONGEST_ARGUMENT = 40 }; /* bytes of an argument's text that are a name */

/* The text of an argument, which is not terminated; its size is 0 if it is no good as a name. */
static size_t argument_text(Vm *vm, uint32_t arg, const char **text)
{
    Span span = site_arg_text(vm, arg, text);
    size_t size = span.end - span.start;
    return size > LONGEST_ARGUMENT || memchr(*text, '\n', size) ? 0 : size;
}

void subject_put_name(Vm *vm, Buf *out, Node node)
{
    const char *text;
    size_t size = argument_text(vm, 0, &text);
    if (vm->tape.label[node] || size == 0)
        node_name_put(vm, out, node);
    else
        escape_put(out, text, size);
}

bool subject_is_operation(const char *text, size_t size)
{
    int depth = 0;
    for (size_t i = 0; i < size; i++) {
        depth += (memchr("([{", text[i], 3) != NULL) - (memchr(")]}", text[i], 3) != NULL);
        if (depth == 0 && memchr(" +-*/<>=", text[i], 8))
            return true;
    }
    return false;
}

void subject_put_operand(Vm *vm, Buf *out, Node node)
{
    const char *text;
    size_t size = argument_text(vm, 0, &text);
    bool in_brackets = !vm->tape.label[node] && subject_is_operation(text, size);
    buf_puts(out, in_brackets ? "(" : "");
    subject_put_name(vm, out, node);
    buf_puts(out, in_brackets ? ")" : "");
}

void subject_put_short_name(Vm *vm, Buf *out, Node node)
{
    size_t start = out->len;
    subject_put_name(vm, out, node);
    const char *text = buf_text(out) + start, *dot = strrchr(text, '.');
    if (vm->tape.label[node] || !dot || memchr(dot, ')', strlen(dot)))
        return;
    size_t size = strlen(dot + 1);
    memmove(out->data + start, dot + 1, size + 1);
    buf_truncate(out, start + size);
}

/* Writes the key of an element of a container, in brackets. */
static void put_element(Vm *vm, Buf *out, Datum container)
{
    const DictEntry *entry = container.kind == D_DICT ? dict_first(container.as.dict) : NULL;
    if (container.kind == D_INSTANCE)
        buf_puts(out, ".parameters()");
    buf_putc(out, '[');
    if (entry)
        repr_put(vm, out, entry->key);
    else
        buf_putc(out, '0');
    buf_putc(out, ']');
}

static bool is_container(Datum x)
{
    return x.kind == D_LIST || x.kind == D_DICT || x.kind == D_INSTANCE;
}

static bool is_empty(Datum x)
{
    return (x.kind == D_LIST && x.as.list->count == 0) ||
           (x.kind == D_DICT && !dict_first(x.as.dict));
}

Node subject_value(Vm *vm, const Datum *args, uint32_t arg)
{
    const char *text, *name = site_called_name(vm);
    Datum x = args[arg];
    if (!is_container(x) && x.kind != D_STRING)
        return arg_value(vm, args, arg);
    size_t size = argument_text(vm, arg, &text);
    Buf *help = &vm->scratch;
    buf_clear(help);
    buf_puts(help, is_container(x) ? "name one of its Values, for example: " : "without quotes: ");
    if (arg == 0) /* else the arguments before it are missing */
        buf_printf(help, "%s ", name);
    if (is_container(x)) {
        buf_put(help, text, size);
        put_element(vm, help, x);
    } else {
        buf_puts(help, x.as.string->text);
    }
    error_throw_at(vm, site_arg_span(vm, arg), size && !is_empty(x) ? buf_text(help) : NULL,
                   "%s needs a Value, not %s", name, repr_noun(x));
}

/* The root of the last backward. */
static Node subject_last_root(Vm *vm, Node node)
{
    const char *name = site_called_name(vm);
    const TapeLast *last = &vm->tape.last;
    if (last->root != NODE_NONE)
        return last->root;
    buf_clear(&vm->scratch);
    buf_puts(&vm->scratch, "type 'backward L' first, where L is your result; or name it: ");
    buf_printf(&vm->scratch, "%s ", name);
    subject_put_name(vm, &vm->scratch, node);
    buf_puts(&vm->scratch, ", L");
    error_throw_at(vm, site_span(vm), buf_text(&vm->scratch),
                   last->any ? "there is no result of a backward any more"
                             : "there are no gradients yet");
}

const char *subject_help_outside(Vm *vm, Node node, Node root, bool root_first)
{
    Buf *help = &vm->scratch;
    bool is_swapped = tape_op(&vm->tape, node) != OP_LEAF && reach_is_under(&vm->tape, root, node);
    buf_clear(help);
    buf_puts(help, is_swapped ? "the other way round: " : "for a result R that depends on it: ");
    buf_printf(help, "%s ", site_called_name(vm));
    if (is_swapped) {
        node_name_put(vm, help, root_first ? node : root);
        buf_puts(help, ", ");
        node_name_put(vm, help, root_first ? root : node);
    } else {
        buf_puts(help, root_first ? "R, " : "");
        node_name_put(vm, help, node);
        buf_puts(help, root_first ? "" : ", R");
    }
    return buf_text(help);
}

static _Noreturn void subject_throw_outside(Vm *vm, Node node, Node root, bool is_given)
{
    Buf *message = &vm->message;
    buf_clear(message);
    subject_put_name(vm, message, node);
    buf_puts(message, " is not under ");
    node_name_put(vm, message, root);
    buf_puts(message, is_given ? "" : ", the root of the last backward");
    error_throw_at(vm, site_arg_span(vm, 0), subject_help_outside(vm, node, root, false), "%s",
                   buf_text(message));
}

void subject_mark_graph(Vm *vm, Node root)
{
    Tape *tape = &vm->tape;
    if (tape_op(tape, root) == OP_LEAF) {
        tape_unmark_all(tape);
        tape_mark(tape, root);
    } else if (!reach_find(tape, root)) {
        vm_poll(vm);
    }
}

bool subject_is_under(Vm *vm, Node node, Node root)
{
    subject_mark_graph(vm, root);
    return node <= root && tape_is_marked(&vm->tape, node);
}

Node subject_root(Vm *vm, const Datum *args, uint32_t arg, Node node)
{
    bool is_given = args[arg].kind != D_NIL;
    Node root = is_given ? subject_value(vm, args, arg) : subject_last_root(vm, node);
    if (!subject_is_under(vm, node, root))
        subject_throw_outside(vm, node, root, is_given);
    return root;
}
