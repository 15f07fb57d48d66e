/*
 * frames.c: backward as a series of pictures, one for each local step.
 *
 * All pictures must have the same layout, so the boxes must have the same sizes in all of them. The
 * steps therefore run twice: first without drawing, to measure the widest gradient of each box.
 * The steps start from zero gradients. Afterwards, or after a failure, the old ones are restored.
 */
#include "lib/draw/frames.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/num.h"
#include "graph/grads.h"
#include "graph/pass/sweep.h"
#include "vm/error.h"
#include "vm/site.h"

enum { MOST_FRAMES = 500, LONGEST_PATH = 1024, WIDEST_NUMBER = 9 };

/* The path of the pictures, such as "step-%02d.svg", with the place of its number. */
typedef struct FramePattern {
    const char *text;
    size_t at, size; /* the one %d or %02d in it */
    int width;       /* minimal digits of the number */
    bool zeros;      /* pads with zeros, not blanks */
} FramePattern;

static const char frames_help[] = "write a name with a place for the number: \"step-%02d.svg\"";

static _Noreturn void pattern_fail(Vm *vm, const DrawRequest *request, const char *what)
{
    error_throw_at(vm, request->path ? site_arg_span(vm, request->path_arg) : site_span(vm),
                   frames_help, "%s", what);
}

/* Reads the conversion at text[at], which is a '%'. Returns its length. */
static size_t pattern_read_place(Vm *vm, const DrawRequest *request, FramePattern *pattern,
                                 size_t at)
{
    const char *text = request->path;
    size_t end = at + 1;
    if (text[end] == '%')
        return 2;
    if (pattern->size)
        pattern_fail(vm, request, "frames needs one place for the picture's number, not two");
    pattern->zeros = text[end] == '0';
    for (; isdigit((unsigned char)text[end]) && pattern->width <= WIDEST_NUMBER; end++)
        pattern->width = pattern->width * 10 + (text[end] - '0');
    if (text[end] != 'd' || pattern->width > WIDEST_NUMBER)
        pattern_fail(vm, request,
                     "write %d or %02d for the picture's number, and %% for a percent sign");
    pattern->at = at;
    pattern->size = end + 1 - at;
    return pattern->size;
}

static FramePattern pattern_read(Vm *vm, const DrawRequest *request)
{
    FramePattern pattern = {.text = request->path};
    if (!request->path)
        pattern_fail(vm, request, "frames needs the name of a file to draw into");
    if (strlen(request->path) > LONGEST_PATH)
        pattern_fail(vm, request, "the file's name is too long");
    for (size_t at = 0; pattern.text[at];)
        at += pattern.text[at] == '%' ? pattern_read_place(vm, request, &pattern, at) : 1;
    if (!pattern.size)
        pattern_fail(vm, request,
                     "frames needs a place for the picture's number in the file's name");
    return pattern;
}

static void pattern_put(const FramePattern *pattern, size_t number, Buf *out)
{
    for (size_t i = 0; pattern->text[i]; i++) {
        if (i == pattern->at && pattern->zeros)
            buf_printf(out, "%0*zu", pattern->width, number);
        else if (i == pattern->at)
            buf_printf(out, "%*zu", pattern->width, number);
        else
            buf_putc(out, pattern->text[i]);
        if (pattern->text[i] == '%')
            i += i == pattern->at ? pattern->size - 1 : 1;
    }
}

/* ---- gradients ---- */

typedef struct Frames {
    Vm *vm;
    const DrawRequest *request;
    FramePattern pattern;
    Outline *outline;
    Node root;
    const List *before; /* the old gradients: floats, in the order of the outline */
    TapeLast last;      /* the old state of the tape */
    size_t steps;
} Frames;

static void frames_save(Frames *frames)
{
    Vm *vm = frames->vm;
    List *grads = heap_list(&vm->heap, frames->outline->count);
    for (size_t i = 0; i < frames->outline->count; i++)
        heap_append(&vm->heap, grads, datum_float(tape_grad(&vm->tape, frames->outline->order[i])));
    frames->before = grads;
    frames->last = vm->tape.last;
}

static void frames_restore(Frames *frames)
{
    Tape *tape = &frames->vm->tape;
    for (size_t i = 0; i < frames->outline->count; i++)
        grads_set(tape, frames->outline->order[i], frames->before->items[i].as.number);
    tape->last = frames->last;
}

static void frames_begin(Frames *frames)
{
    Tape *tape = &frames->vm->tape;
    for (size_t i = 0; i < frames->outline->count; i++)
        grads_set(tape, frames->outline->order[i], 0.0);
    grads_set(tape, frames->root, 1.0);
}

/* The node of the next step: micrograd's order, the topological one backwards. Leaves have no
   step. */
static Node frames_next(const Frames *frames, size_t *at)
{
    while (tape_op(&frames->vm->tape, frames->outline->order[--*at]) == OP_LEAF)
        ;
    return frames->outline->order[*at];
}

static void frames_measure(Frames *frames)
{
    Buf *text = &frames->vm->scratch;
    for (size_t i = 0; i < frames->outline->count; i++) {
        buf_clear(text);
        num_put_places(text, tape_grad(&frames->vm->tape, frames->outline->order[i]));
        size_t width = text->len;
        uint8_t *widest = &frames->outline->widths[i + 1];
        if (width > *widest)
            *widest = (uint8_t)(width > UINT8_MAX ? UINT8_MAX : width);
    }
}

/* Runs all steps without drawing, to measure the widest gradient of each box. */
static void frames_rehearse(Frames *frames)
{
    size_t at = frames->outline->count;
    frames_begin(frames);
    frames_measure(frames);
    for (size_t step = 1; step <= frames->steps; step++) {
        sweep_rule(&frames->vm->tape, frames_next(frames, &at));
        frames_measure(frames);
    }
}

/* ---- pictures ---- */

_Noreturn static void frames_fail(Frames *frames, const char *what, const char *path)
{
    Vm *vm = frames->vm;
    frames_restore(frames);
    drawing_forget(vm);
    file_fail(vm, frames->request->path_arg, what, path);
}

static void frames_put(Frames *frames, Node at, size_t step)
{
    Vm *vm = frames->vm;
    char path[LONGEST_PATH + WIDEST_NUMBER + 1];
    buf_clear(&vm->message);
    pattern_put(&frames->pattern, step, &vm->message);
    snprintf(path, sizeof path, "%s", buf_text(&vm->message));
    DotFrame frame = {.at = at, .step = step, .steps = frames->steps};
    const Buf *picture = drawing_make(vm, frames->request, &frame);
    if (!picture)
        frames_fail(frames, "draw", path);
    if (!file_try_write(vm, path, picture))
        frames_fail(frames, "write", path);
}

static void frames_put_all(Frames *frames)
{
    size_t at = frames->outline->count;
    frames_begin(frames);
    frames_put(frames, NODE_NONE, 0);
    for (size_t step = 1; step <= frames->steps; step++) {
        Node node = frames_next(frames, &at);
        sweep_rule(&frames->vm->tape, node);
        frames_put(frames, node, step);
    }
}

static void frames_check(Vm *vm, const DrawRequest *request)
{
    if (request->root_count > 1)
        error_throw(vm, "frames shows backward from one Value, not from %zu", request->root_count);
    if (request->fold || request->depth >= 0)
        error_throw(vm, "frames shows every step, so it cannot be combined with depth or fold");
}

static size_t frames_count_steps(Vm *vm, const Outline *outline)
{
    size_t steps = 0;
    for (size_t i = 0; i < outline->count; i++)
        steps += tape_op(&vm->tape, outline->order[i]) != OP_LEAF;
    if (steps > MOST_FRAMES)
        error_throw(vm,
                    "backward takes %zu steps here, but frames draws at most %d: draw a part of it",
                    steps, MOST_FRAMES);
    return steps;
}

static void frames_finish(Frames *frames)
{
    Vm *vm = frames->vm;
    frames_restore(frames);
    drawing_forget(vm);
    buf_clear(&vm->message);
    outline_put_quantity(&vm->message, frames->steps + 1, "picture");
    buf_puts(&vm->message, ", from ");
    pattern_put(&frames->pattern, 0, &vm->message);
    buf_puts(&vm->message, " on");
    vm_note(vm, "%s", buf_text(&vm->message));
    buf_done(&vm->bytes);
}

void frames_draw(Vm *vm, const DrawRequest *request)
{
    Frames frames = {.vm = vm, .request = request, .root = request->roots[0]};
    frames_check(vm, request);
    frames.pattern = pattern_read(vm, request);
    drawing_plan(vm, request);
    frames.outline = drawing_outline(vm);
    frames.steps = frames_count_steps(vm, frames.outline);
    outline_make_widths(frames.outline);
    frames_save(&frames);
    frames_rehearse(&frames);
    frames_put_all(&frames);
    frames_finish(&frames);
}
