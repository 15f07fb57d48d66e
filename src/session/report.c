/* report.c: a Diag becomes a MgradError and a part of the report. */
#include "session/report.h"

#include <string.h>

#include "base/escape.h"
#include "session/session_internal.h"

static const MgradError no_error = {
    .file = "", .message = "", .help = "", .text = "", .frames = NULL};

void report_init(Mgrad *m)
{
    buf_init(&m->report.text, &m->mem);
    arena_init(&m->report.arena, &m->mem);
    report_clear(m);
}

void report_done(Mgrad *m)
{
    buf_done(&m->report.text);
    arena_done(&m->report.arena);
}

void report_clear(Mgrad *m)
{
    m->report.count = 0;
    m->report.is_refusal = false;
    m->report.error = no_error;
    buf_clear(&m->report.text);
    arena_reset(&m->report.arena);
}

void report_refuse(Mgrad *m)
{
#define BUSY "this session is running: a function of the host cannot run code in it"
    Report *report = &m->report;
    report_clear(m);
    report->error = no_error;
    report->error.message = BUSY;
    report->error.text = "error: " BUSY "\n";
    report->errors[report->count++] = report->error;
    report->is_refusal = true;
#undef BUSY
}

void report_drop_refusal(Mgrad *m)
{
    if (m->report.is_refusal)
        report_clear(m);
}

/* "" if there is no memory for a copy. */
static const char *report_copy(Report *report, const char *text, size_t size)
{
    const char *copy = arena_copy(&report->arena, text, size);
    return copy ? copy : "";
}

/* The offsets of a span in its text. An error at the end of a text has no bytes. */
static void span_offsets(const Source *source, Span span, size_t *offset, size_t *end)
{
    *offset = span.start - source->base;
    *end = span.end > span.start ? span.end - source->base : *offset;
    *end = *end < source->size ? *end : source->size;
    *end = *end > *offset ? *end : *offset;
}

static MgradFrame report_frame(Mgrad *m, DiagCall call)
{
    Report *report = &m->report;
    Place place = sources_place(&m->vm.sources, call.span.start);
    const char *file = place.source ? place.source->name : "";
    MgradFrame frame = {.function = call.function
                                        ? report_copy(report, call.function, strlen(call.function))
                                        : NULL,
                        .file = report_copy(report, file, strlen(file)),
                        .line = place.line,
                        .column = place.column,
                        .times = call.times};
    if (place.source)
        span_offsets(place.source, call.span, &frame.offset, &frame.end);
    return frame;
}

static void report_add_frames(Mgrad *m, const Diag *diag, MgradError *error)
{
    size_t count = diag_call_count(diag);
    MgradFrame *frames = count ? ARENA_ARRAY(&m->report.arena, MgradFrame, count) : NULL;
    if (!frames)
        return;
    for (size_t i = 0; i < count; i++)
        frames[i] = report_frame(m, diag_call(diag, i));
    error->frames = frames;
    error->frame_count = count;
    error->calls_left_out = diag->calls_left_out;
}

void report_add(Mgrad *m, Diag *diag)
{
    Report *report = &m->report;
    const Host *host = &m->vm.host;
    if (report->count > REPORT_MOST)
        return;
    escape_from(&diag->message, 0);
    escape_from(&diag->help, 0);
    Place place = sources_place(&m->vm.sources, diag->span.start);
    MgradError error = no_error;
    const char *file = place.source ? place.source->name : "";
    error.severity = diag->kind == DIAG_WARNING ? MGRAD_WARNING : MGRAD_SEVERE;
    error.file = report_copy(report, file, strlen(file));
    error.line = place.line;
    error.column = place.column;
    if (place.source)
        span_offsets(place.source, diag->span, &error.offset, &error.end);
    error.message = report_copy(report, buf_text(&diag->message), diag->message.len);
    error.help = report_copy(report, buf_text(&diag->help), diag->help.len);
    report_add_frames(m, diag, &error);
    size_t start = report->text.len;
    diag_render(diag, &m->vm.sources, host->report_width ? host->report_width(host->ctx) : 0,
                &report->text);
    /* Nothing before this line changes the list: it stays correct if that throws. */
    report->starts[report->count] = start;
    report->errors[report->count++] = error;
}

void report_add_line(Mgrad *m, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    buf_vprintf(&m->report.text, format, args);
    va_end(args);
}

void report_finish(Mgrad *m, size_t failed)
{
    Report *report = &m->report;
    for (size_t i = 0; i < report->count; i++) {
        size_t start = report->starts[i];
        size_t end = i + 1 < report->count ? report->starts[i + 1] : report->text.len;
        report->errors[i].text = report_copy(report, buf_text(&report->text) + start, end - start);
    }
    if (failed >= report->count)
        return;
    report->error = report->errors[failed];
    report->error.text = buf_text(&report->text);
}

const MgradError *mgrad_error(const Mgrad *m)
{
    return &m->report.error;
}

const MgradError *mgrad_errors(const Mgrad *m, size_t *count)
{
    *count = m->report.count;
    return m->report.errors;
}
