/* about.c: values of variables, for help and vars. */
#include "lib/prompt/about.h"

#include "base/escape.h"
#include "base/num.h"
#include "base/utf8.h"
#include "lib/draw/provenance.h"
#include "lib/prompt/cell.h"
#include "vm/convert.h"
#include "vm/repr.h"

void about_put_short(Vm *vm, Buf *out, Datum value)
{
    enum { WIDEST = 48 }; /* characters; longer lists are only counted */
    size_t start = out->len;
    if (value.kind == D_NODE)
        num_put_float(out, convert_number(vm, value));
    else if (value.kind == D_LIST && value.as.list->count > WIDEST)
        buf_printf(out, "%zu elements", value.as.list->count);
    else if (value.kind == D_DICT && value.as.dict->count > WIDEST)
        buf_printf(out, "%u keys", value.as.dict->count);
    else if (value.kind == D_LIST || value.kind == D_DICT || value.kind == D_STRING ||
             datum_is_number(value))
        repr_put(vm, out, value);
    else if (value.kind == D_CLOSURE || value.kind == D_MODULE || value.kind == D_NATIVE)
        repr_put_signature(vm, out, value);
    const char *text = buf_text(out) + start;
    if (cell_width(text) <= WIDEST)
        return;
    size_t end = 0, left = WIDEST;
    while (left-- > 0)
        do
            end++;
        while (utf8_continues(text[end]));
    buf_truncate(out, start + end);
    buf_puts(out, "…");
}

/* The label, if it is not the variable's name, and the statement that made the node. */
static void put_node(Vm *vm, Buf *out, const char *name, Node node)
{
    const char *label = intern_text(&vm->names, vm->tape.label[node]);
    buf_puts(out, "    a Value: data ");
    num_put_float(out, tape_value(&vm->tape, node));
    buf_puts(out, ", gradient ");
    num_put_float(out, tape_grad(&vm->tape, node));
    if (*label && strcmp(label, name) != 0)
        buf_printf(out, ", label '%s'", label);
    buf_puts(out, "\n    ");
    size_t start = out->len;
    provenance_put_origin(vm, out, node);
    if (out->len == start)
        buf_truncate(out, start - 4);
    else
        buf_putc(out, '\n');
}

static void put_fields(Vm *vm, Buf *out, const Instance *instance)
{
    enum { MOST_FIELDS = 20 };
    const Layout *layout = &instance->type->layout;
    buf_printf(out, "    an instance of the module %s\n", instance->type->signature.name);
    for (uint32_t i = 0; i < layout->visible && i < MOST_FIELDS; i++) {
        buf_printf(out, "    .%s  ", intern_text(&vm->names, layout->names[i]));
        about_put_short(vm, out, instance->slots[i]);
        if (instance->slots[i].kind == D_INSTANCE)
            buf_puts(out, repr_kind(instance->slots[i]));
        buf_putc(out, '\n');
    }
    if (layout->visible > MOST_FIELDS)
        buf_printf(out, "    … and %u more fields\n", layout->visible - MOST_FIELDS);
}

void about_put_variable(Vm *vm, Buf *out, const char *name, Datum value)
{
    size_t start = out->len;
    buf_printf(out, "%s\n", name);
    if (value.kind == D_NODE) {
        put_node(vm, out, name, value.as.node);
    } else if (value.kind == D_INSTANCE) {
        put_fields(vm, out, value.as.instance);
    } else if (value.kind == D_NIL) {
        buf_puts(out, "    nil\n");
    } else if (value.kind == D_SPACE) {
        buf_printf(out, "    a namespace, as in Python: its functions follow '%s.'\n", name);
    } else {
        buf_printf(out, "    %s: ", repr_noun(value));
        about_put_short(vm, out, value);
        buf_putc(out, '\n');
    }
    escape_lines_from(out, start);
}
