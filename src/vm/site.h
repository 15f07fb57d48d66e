/*
 * site.h: the current position in the source, for nodes and messages.
 *
 * Each instruction has a span, each call also the spans of its arguments. They are looked up only
 * when a node is made or an error occurs. In the functions of the core (std/core.mg), the site is
 * that of the program's call of the core.
 */
#ifndef VM_SITE_H
#define VM_SITE_H

#include "vm/vm.h"

/* The current instruction of the innermost frame that is not the core's; empty outside a run. */
Span site_span(const Vm *vm);
/* The current instruction of the text that the VM was started with; empty outside a run. */
Span site_main_span(const Vm *vm);
/* The instruction that a frame has last begun. */
Span site_of_frame(const Frame *frame);

/* The start of site_span, for nodes. `frame` is the top one. */
static inline uint32_t site_here(const Vm *vm, const Frame *frame)
{
    return frame->proto->is_hidden ? site_span(vm).start
                                   : frame->proto->spans[frame->pc - frame->proto->code - 1].start;
}

/* An argument of the current builtin, counted as in its `args` (see error_throw_arg). */
Span site_arg_span(const Vm *vm, uint32_t arg);
/* The same; *text is its source text, which is not terminated. */
Span site_arg_text(const Vm *vm, uint32_t arg, const char **text);
/* Appends that text, escaped, with its newlines. */
void site_put_arg(const Vm *vm, Buf *out, uint32_t arg);
/* Appends the name of a Value that is the argument: its label, else the text of the argument. */
void site_put_value(const Vm *vm, Buf *out, uint32_t arg, Node node);
/* The name of the n-th named argument of the call. */
Span site_keyword_span(const Vm *vm, uint32_t keyword);
/* The name of the current builtin as the program knows it: that of the core's function if the core
   calls the builtin. */
const char *site_called_name(const Vm *vm);

#endif
