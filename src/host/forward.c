/*
 * forward.c: one row for each function of Host.
 */
#include "host/forward.h"

/* FORWARD(member, result, return or nothing, parameters after `ctx`, the same as arguments) */
#define FORWARDS(FORWARD)                                                                          \
    FORWARD(print, void, , (void *ctx, const char *text, size_t size), (own->ctx, text, size))     \
    FORWARD(note, void, , (void *ctx, const char *text), (own->ctx, text))                         \
    FORWARD(read_line, bool, return,                                                               \
            (void *ctx, const char *prompt, HostSink line, HostSink message),                      \
            (own->ctx, prompt, line, message))                                                     \
    FORWARD(progress, void, , (void *ctx, size_t done, size_t total), (own->ctx, done, total))     \
    FORWARD(heap_size, size_t, return, (void *ctx, bool is_exact), (own->ctx, is_exact))           \
    FORWARD(clock, double, return, (void *ctx), (own->ctx))                                        \
    FORWARD(read_file, bool, return,                                                               \
            (void *ctx, const char *path, HostSink bytes, HostSink message),                       \
            (own->ctx, path, bytes, message))                                                      \
    FORWARD(identify, bool, return, (void *ctx, const char *path, HostSink name),                  \
            (own->ctx, path, name))                                                                \
    FORWARD(write_file, bool, return,                                                              \
            (void *ctx, const char *path, const char *bytes, size_t size, HostSink message),       \
            (own->ctx, path, bytes, size, message))                                                \
    FORWARD(render, bool, return,                                                                  \
            (void *ctx, const char *dot, size_t size, const char *format, HostSink picture,        \
             HostSink message),                                                                    \
            (own->ctx, dot, size, format, picture, message))                                       \
    FORWARD(gnuplot, bool, return,                                                                 \
            (void *ctx, const char *script, size_t size, HostSink picture, HostSink message),      \
            (own->ctx, script, size, picture, message))                                            \
    FORWARD(screen, HostScreen, return, (void *ctx), (own->ctx))                                   \
    FORWARD(report_width, size_t, return, (void *ctx), (own->ctx))                                 \
    FORWARD(accepts, bool, return, (void *ctx, bool anywhere, HostAccepted *accepted),             \
            (own->ctx, anywhere, accepted))                                                        \
    FORWARD(show, bool, return, (void *ctx, const HostDisplay *display), (own->ctx, display))      \
    FORWARD(clear, void, , (void *ctx, bool waits), (own->ctx, waits))                             \
    FORWARD(command, bool, return,                                                                 \
            (void *ctx, const char *name, const char *argument, HostSink out, HostSink message),   \
            (own->ctx, name, argument, out, message))                                              \
    FORWARD(page, void, , (void *ctx, const char *text, size_t size), (own->ctx, text, size))

#define DEFINE(member, result, return_it, parameters, arguments)                                   \
    static result forward_##member parameters                                                      \
    {                                                                                              \
        const Host *own = ctx;                                                                     \
        return_it own->member arguments;                                                           \
    }
FORWARDS(DEFINE)

#define REPLACE(member, ...)                                                                       \
    if (own->member)                                                                               \
        table->member = forward_##member;

void forward_to(Host *table, const Host *own)
{
    FORWARDS(REPLACE)
    if (own->clock)
        table->tick = own->tick;
    if (own->stop)
        table->stop = own->stop;
}
