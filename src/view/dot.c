/*
 * dot.c: a graph as DOT text.
 *
 * While dot_put runs, the Mem does not throw: failures are collected in Buf.failed.
 */
#include "view/dot.h"

#include "view/dot_internal.h"
#include "view/dot_text.h"

/* The largest finite magnitude among the gradients that are shown. */
static double dot_find_largest(const DotWriter *w)
{
    double largest = 0.0;
    for (size_t i = 0; i < w->outline->count; i++) {
        Node node = w->outline->order[i];
        if (outline_is_box(outline_shown(w->outline, node)))
            continue;
        double grad = tape_grad(w->graph->tape, node), size = grad < 0.0 ? -grad : grad;
        if (size > largest && size <= DOT_TEXT_LARGEST)
            largest = size;
    }
    return largest;
}

/* Opens the graph. The caption is the step of a series, or the legend of the colours. */
static void dot_put_graph_attributes(DotWriter *w)
{
    const DotFrame *frame = w->form->frame;
    buf_printf(w->out, "digraph mgrad {\n    graph [rankdir=%s", w->form->rankdir);
    if (frame)
        buf_printf(w->out, ", label=\"step %zu of %zu\"", frame->step, frame->steps);
    else if (w->form->color)
        buf_puts(w->out, ", label=\"" DOT_TEXT_LEGEND "\", fontsize=11");
    buf_puts(w->out, "]\n");
}

bool dot_put(Buf *out, const ViewGraph *graph, const Outline *outline, const DotForm *form)
{
    Mem *mem = graph->tape->mem;
    DotWriter writer = {out, graph, outline, form, 0.0, {0}};
    MemFail *fail = mem_mute(mem); /* a throw would leak `origin` and the arrays of the clusters */
    buf_init(&writer.origin, mem);
    if (form->color)
        writer.largest = dot_find_largest(&writer);
    dot_put_graph_attributes(&writer);
    bool ok = form->clusters ? dot_put_clusters(&writer) : dot_put_all(&writer, true, true);
    buf_puts(out, "}\n");
    buf_done(&writer.origin);
    mem_unmute(mem, fail);
    return ok && !out->failed;
}
