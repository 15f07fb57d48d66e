/*
 * step_page.c: `step L > steps.html`.
 *
 * The steps run once, in private, and are written as JSON. That measures the widest text of each
 * box, which Graphviz must know to find places for the boxes. The page is then put together from
 * its template, the steps and the places (view/steps).
 */
#include "lib/explain/step_page.h"

#include <string.h>
#include <strings.h>

#include "base/json.h"
#include "base/num.h"
#include "base/utf8.h"
#include "graph/grads.h"
#include "graph/pass/sweep.h"
#include "graph/symbol.h"
#include "lib/draw/drawing.h"
#include "lib/explain/node_name.h"
#include "lib/explain/private.h"
#include "lib/explain/rule.h"
#include "lib/settings.h"
#include "view/steps/steps_layout.h"
#include "view/steps/steps_page.h"
#include "vm/error.h"
#include "vm/site.h"

enum {
    MOST_STEPS = 500,    /* operations of a graph: a larger one takes Graphviz minutes */
    LONGEST_LABEL = 14,  /* columns of a label in its box */
    LONGEST_NUMBER = 12, /* columns with four places */
    WORD = 5             /* columns of "grad " */
};

typedef struct StepPage {
    Vm *vm;
    Json json;
    Outline *outline;
    Node root;
} StepPage;

static void page_check(Vm *vm, const char *path, uint32_t arg)
{
    static const char ending[] = ".html";
    size_t size = strlen(path), least = strlen(ending);
    if (size <= least || strcasecmp(path + size - least, ending) != 0)
        error_throw_at(vm, site_arg_span(vm, arg), "type: step L > steps.html",
                       "step writes a page, and '%s' does not end in .html", path);
}

static size_t page_count_steps(Vm *vm, const Outline *outline)
{
    size_t steps = 0;
    for (size_t i = 0; i < outline->count; i++)
        steps += tape_op(&vm->tape, outline->order[i]) != OP_LEAF;
    return steps;
}

static void page_check_size(Vm *vm, const Outline *outline)
{
    size_t steps = page_count_steps(vm, outline);
    if (steps <= MOST_STEPS)
        return;
    buf_clear(&vm->message);
    outline_put_count(&vm->message, steps);
    buf_puts(&vm->message, " steps here, but a page shows at most ");
    outline_put_count(&vm->message, MOST_STEPS);
    error_throw(vm, "backward takes %s: step a part of it", buf_text(&vm->message));
}

/* ---- the boxes ---- */

/* A text in a node's box takes so many columns, besides the word before it. */
static void page_measure(const StepPage *page, uint32_t number, size_t width)
{
    uint8_t *widest = &page->outline->widths[number];
    if (width > *widest)
        *widest = (uint8_t)(width > UINT8_MAX ? UINT8_MAX : width);
}

/* Writes the text of vm->message. */
static void page_put_key_text(StepPage *page, const char *key)
{
    json_key(&page->json, key);
    json_text(&page->json, buf_text(&page->vm->message), page->vm->message.len);
}

/* The bytes of the label's first columns. */
static size_t label_cut(const char *text, size_t size, size_t *width)
{
    size_t at = 0;
    *width = 0;
    while (at < size) {
        Rune rune = utf8_decode(text + at, size - at);
        size_t columns = rune.size ? utf8_width(rune.code) : 1;
        if (*width + columns > LONGEST_LABEL)
            break;
        *width += columns;
        at += rune.size ? rune.size : 1;
    }
    return at;
}

/* Writes the label as far as the box shows it, and the whole name if it differs. A node without a
   label has the word "data" in its box. Returns the columns of either. */
static size_t page_put_label(StepPage *page, Node node)
{
    Vm *vm = page->vm;
    Name label = vm->tape.label[node];
    const char *text = intern_text(&vm->names, label);
    size_t size = intern_len(&vm->names, label), width, shown = label_cut(text, size, &width);
    Buf *buf = &vm->message;
    if (label) {
        buf_clear(buf);
        buf_put(buf, text, shown);
        buf_puts(buf, shown < size ? "…" : "");
        page_put_key_text(page, "label");
    }
    if (!label || shown < size) {
        buf_clear(buf);
        node_name_put(vm, buf, node);
        page_put_key_text(page, "name");
    }
    return label ? width + (shown < size) : WORD - 1;
}

/* Writes a number as the box shows it: as in pictures, but shorter if it is large, since 1e300 has
   301 digits. Returns its columns. */
static size_t page_put_number(StepPage *page, double number)
{
    Buf *buf = &page->vm->message;
    buf_clear(buf);
    num_put_places(buf, number);
    if (buf->len > LONGEST_NUMBER) {
        static const NumFormat short_form = {.fill = " ", .type = 'g', .precision = 6};
        buf_clear(buf);
        num_format_float(buf, &short_form, number);
    }
    json_text(&page->json, buf_text(buf), buf->len);
    return buf->len;
}

static void page_put_value(StepPage *page, Node node)
{
    const Tape *tape = &page->vm->tape;
    json_break(&page->json);
    json_open(&page->json, '{');
    size_t width = page_put_label(page, node);
    json_key(&page->json, "data");
    width += 1 + page_put_number(page, tape_value(tape, node));
    if (tape_op(tape, node) != OP_LEAF) {
        Buf *symbol = &page->vm->message;
        buf_clear(symbol);
        symbol_put(symbol, tape, node);
        page_put_key_text(page, "op");
    }
    json_close(&page->json, '}');
    page_measure(page, page->outline->number[node], width);
    page_measure(page, page->outline->number[node], WORD + strlen("0.0000"));
}

/* ---- the steps ---- */

static void page_open_step(StepPage *page, Node node)
{
    json_break(&page->json);
    json_open(&page->json, '{');
    json_key_integer(&page->json, "node", page->outline->number[node]);
    json_key_open(&page->json, "lines", '[');
}

/* Between both, the text of the line is written to vm->message. */
static void page_begin_line(StepPage *page)
{
    buf_clear(&page->vm->message);
}

static void page_end_line(StepPage *page)
{
    json_text(&page->json, buf_text(&page->vm->message), page->vm->message.len);
}

static void page_put_grad(StepPage *page, Node node)
{
    uint32_t number = page->outline->number[node];
    json_open(&page->json, '[');
    json_integer(&page->json, number);
    page_measure(page, number, WORD + page_put_number(page, tape_grad(&page->vm->tape, node)));
    json_close(&page->json, ']');
}

static void page_put_equals(StepPage *page, Node node)
{
    buf_puts(&page->vm->message, " = ");
    num_put_float(&page->vm->message, tape_value(&page->vm->tape, node));
}

/* Writes a line with the data of the operands, without numbers that have no name. */
static void page_put_operands(StepPage *page, Node node)
{
    Vm *vm = page->vm;
    Node inputs[2];
    int count = tape_inputs(&vm->tape, node, inputs);
    page_begin_line(page);
    for (int i = 0; i < count; i++) {
        if ((i && inputs[1] == inputs[0]) || node_name_is_number(vm, inputs[i]))
            continue;
        buf_puts(&vm->message, vm->message.len ? ", " : "");
        node_name_put(vm, &vm->message, inputs[i]);
        page_put_equals(page, inputs[i]);
    }
    if (vm->message.len)
        page_end_line(page);
}

static void page_put_forward(StepPage *page, Node node)
{
    page_open_step(page, node);
    page_begin_line(page);
    rule_put_subject(page->vm, &page->vm->message, node);
    page_put_equals(page, node);
    page_end_line(page);
    page_put_operands(page, node);
    json_close(&page->json, ']');
    json_close(&page->json, '}');
}

/* The first step of backward: the gradient of the root is 1. */
static void page_put_seed(StepPage *page)
{
    page_open_step(page, page->root);
    page_begin_line(page);
    node_name_put_operand(page->vm, &page->vm->message, page->root);
    buf_puts(&page->vm->message, ".grad = 1.0");
    page_end_line(page);
    json_close(&page->json, ']');
    json_key_bool(&page->json, "isSeed", true);
    json_key_open(&page->json, "grads", '[');
    page_put_grad(page, page->root);
    json_close(&page->json, ']');
    json_close(&page->json, '}');
}

/* Does the step, and writes its rule and the gradients that it has changed. */
static void page_put_backward(StepPage *page, Node node)
{
    Vm *vm = page->vm;
    Node inputs[2];
    int count = tape_inputs(&vm->tape, node, inputs);
    int slots[2], slot_count = rule_slots(&vm->tape, node, slots);
    page_open_step(page, node);
    page_begin_line(page);
    rule_put_subject(vm, &vm->message, node);
    page_end_line(page);
    for (int i = 0; i < slot_count; i++) {
        page_begin_line(page);
        rule_put_term(vm, &vm->message, node, slots[i]);
        page_end_line(page);
    }
    json_close(&page->json, ']');
    sweep_rule(&vm->tape, node);
    json_key_open(&page->json, "grads", '[');
    for (int i = 0; i < count; i++)
        if (i == 0 || inputs[1] != inputs[0])
            page_put_grad(page, inputs[i]);
    json_close(&page->json, ']');
    json_close(&page->json, '}');
}

static void page_put_steps(StepPage *page)
{
    Tape *tape = &page->vm->tape;
    const Outline *outline = page->outline;
    Json *json = &page->json;
    json_open(json, '{');
    json_key_integer(json, "root", outline->number[page->root]);
    json_key_open(json, "values", '[');
    for (size_t i = 0; i < outline->count; i++)
        page_put_value(page, outline->order[i]);
    json_close(json, ']');
    size_t count;
    Node *steps = rule_steps(page->vm, page->root, &count);
    buf_own(&page->vm->bytes, steps, count * sizeof *steps); /* freed even if a write throws */
    json_key_open(json, "forward", '[');
    for (size_t i = count; i-- > 0;)
        page_put_forward(page, steps[i]);
    json_close(json, ']');
    grads_zero_all(tape);
    grads_set(tape, page->root, 1.0);
    json_key_open(json, "backward", '[');
    page_put_seed(page);
    for (size_t i = 0; i < count; i++)
        page_put_backward(page, steps[i]);
    json_close(json, ']');
    json_close(json, '}');
    buf_done(&page->vm->bytes);
}

/* ---- the page ---- */

/* The page shows how data are computed, so it must show data that are. */
static void page_note_changes(const StepPage *page, const Snapshot *before)
{
    const TapePair *pair = page->vm->tape.pair;
    for (size_t i = 0; i < page->outline->count; i++) {
        Node node = page->outline->order[i];
        if (num_bits(pair[node].value) == num_bits(before->pair[node].value))
            continue;
        vm_note(page->vm, "data were assigned after this graph was computed: the page shows the "
                          "data that forward computes");
        return;
    }
}

/* Writes the page into vm->scratch. False, with the reason in vm->message, if it cannot be made. */
static bool page_put(StepPage *page, const ViewGraph *graph)
{
    Vm *vm = page->vm;
    Buf *out = &vm->scratch;
    const char *rest = steps_page_text;
    buf_clear(out);
    page->json = (Json){.out = out, .in_page = true};
    page_put_steps(page);
    const String *steps = vm_scratch_string(vm).as.string;
    buf_clear(out);
    buf_clear(&vm->message);
    steps_layout_put_dot(out, graph, page->outline, vm->library->settings->rankdir);
    if (!drawing_render(vm, "plain"))
        return false;
    buf_clear(out);
    steps_page_put_part(out, &rest);
    buf_put(out, steps->text, steps->size);
    steps_page_put_part(out, &rest);
    if (!steps_layout_put_json(&(Json){.out = out, .in_page = true}, buf_text(&vm->bytes))) {
        buf_puts(&vm->message, "Graphviz has found no places for the nodes");
        return false;
    }
    steps_page_put_part(out, &rest);
    return true;
}

void step_page(Vm *vm, Node root, const char *path, uint32_t arg)
{
    const DrawRequest request = {.roots = &root, .root_count = 1, .depth = -1};
    page_check(vm, path, arg);
    drawing_plan(vm, &request);
    StepPage page = {.vm = vm, .outline = drawing_outline(vm), .root = root};
    page_check_size(vm, page.outline);
    outline_make_widths(page.outline);
    const Snapshot *before = private_begin(vm);
    if (!sweep_forward(&vm->tape, root))
        vm_poll(vm);
    page_note_changes(&page, before);
    ViewGraph graph = drawing_graph(vm, &request);
    bool is_made = page_put(&page, &graph);
    private_end(vm);
    drawing_forget(vm);
    if (!is_made)
        file_fail(vm, arg, "draw", path);
    file_write(vm, arg, path, &vm->scratch);
    buf_done(&vm->bytes);
}
