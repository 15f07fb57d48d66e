/* site.c: spans of instructions and of arguments. */
#include "vm/site.h"

#include <stddef.h>

#include "base/escape.h"
#include "vm/vm_internal.h"

/* The innermost frame that is not the core's. */
static const Frame *shown_frame(const Vm *vm)
{
    const Frame *frame = vm_top(vm);
    while (frame > vm->frames && frame->proto->is_hidden)
        frame--;
    return frame;
}

Span site_of_frame(const Frame *frame)
{
    ptrdiff_t at = frame->pc - frame->proto->code;
    return frame->proto->spans[at > 0 ? at - 1 : 0];
}

Span site_span(const Vm *vm)
{
    return vm->frame_count ? site_of_frame(shown_frame(vm)) : (Span){0, 0};
}

Span site_main_span(const Vm *vm)
{
    return vm->frame_count ? site_of_frame(&vm->frames[0]) : (Span){0, 0};
}

static const CallSpans *proto_call_spans(const Proto *proto, uint32_t at)
{
    uint32_t low = 0, high = proto->call_count;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (proto->calls[middle].at < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low < proto->call_count && proto->calls[low].at == at ? &proto->calls[low] : NULL;
}

/* The spans of the arguments of the current call; NULL: it has none. */
static const CallSpans *call_spans(const Vm *vm)
{
    const Frame *frame = shown_frame(vm);
    return proto_call_spans(frame->proto, (uint32_t)(frame->pc - frame->proto->code - 1));
}

/* An argument, counted as written in the call. A method's receiver is written first. */
static Span written_span(const Vm *vm, uint32_t written)
{
    const CallSpans *spans = call_spans(vm);
    written += vm->call.receiver_is_callee;
    if (!spans || written >= spans->count)
        return site_span(vm);
    return shown_frame(vm)->proto->arg_spans[spans->first + written];
}

Span site_keyword_span(const Vm *vm, uint32_t keyword)
{
    const CallSpans *spans = call_spans(vm); /* not the core's: its keywords are correct */
    return vm_top(vm)->proto->arg_spans[spans->first + spans->count + keyword];
}

/* The inverse of bind_args: the position in which parameter `arg` was written. */
static uint32_t written_arg(const Signature *signature, uint32_t positional, const Name *keywords,
                            uint32_t arg)
{
    uint32_t written = arg;
    bool by_position = signature->star ? arg >= signature->count : arg < positional;
    if (by_position)
        written = signature->star ? arg - signature->count : arg;
    else
        for (uint32_t i = 0; keywords && i < keywords[0]; i++)
            if (keywords[i + 1] == signature->params[arg])
                written = positional + i;
    return written;
}

/* In a builtin that the core calls, `arg` is a parameter of the core's function: the position in
   which the program wrote it. */
static uint32_t core_arg(const Vm *vm, uint32_t arg)
{
    const Frame *caller = shown_frame(vm);
    const CallSpans *spans = call_spans(vm);
    if (!spans || caller == vm_top(vm) || arg >= caller[1].proto->signature.count)
        return arg;
    const Signature *signature = &caller[1].proto->signature;
    const Name *keywords = frame_keywords(caller, caller->pc[-1]);
    return written_arg(signature, spans->count - (keywords ? keywords[0] : 0), keywords, arg);
}

Span site_arg_span(const Vm *vm, uint32_t arg)
{
    if (vm_top(vm)->proto->is_hidden)
        arg = core_arg(vm, arg);
    else if (vm->call.native)
        arg = written_arg(&vm->call.native->signature, vm->call.positional, vm->call.keywords, arg);
    return written_span(vm, arg);
}

const char *site_called_name(const Vm *vm)
{
    const Frame *frame = shown_frame(vm) + 1;
    bool in_core = frame <= vm_top(vm);
    return in_core ? frame->proto->signature.name : vm->call.native->signature.name;
}

Span site_arg_text(const Vm *vm, uint32_t arg, const char **text)
{
    Span span = site_arg_span(vm, arg);
    const Source *source = sources_find(&vm->sources, span.start);
    *text = source->text + (span.start - source->base);
    return span;
}

void site_put_arg(const Vm *vm, Buf *out, uint32_t arg)
{
    const char *text;
    size_t start = out->len;
    Span span = site_arg_text(vm, arg, &text);
    buf_put(out, text, span.end - span.start);
    escape_lines_from(out, start);
}

void site_put_value(const Vm *vm, Buf *out, uint32_t arg, Node node)
{
    Name label = vm->tape.label[node];
    if (label)
        escape_put(out, intern_text(&vm->names, label), intern_len(&vm->names, label));
    else
        site_put_arg(vm, out, arg);
}
