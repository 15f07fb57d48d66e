/* child.c: the limits of programs that make pictures, and the messages when they are exceeded. */
#include "host/child.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Far beyond any useful picture: they only keep a runaway layout from filling memory or hanging a
   script for ever. */
enum { CHILD_MAX_MB = 256, CHILD_MAX_SECONDS = 600 };

void child_say(HostSink message, const char *format, ...)
{
    char text[1024];
    va_list args;
    va_start(args, format);
    int length = vsnprintf(text, sizeof text, format, args);
    va_end(args);
    if (length > 0)
        message.put(message.to, text, strlen(text));
}

/* The reason why we have killed the child, or could not read its output. */
static void child_say_end(const PictureClient *client, ProcessEnd end, HostSink message)
{
    switch (end) {
    case PROCESS_STOPPED:
        child_say(message, *client->stop == HOST_TIMEOUT
                               ? "the time limit expired while drawing the picture"
                               : "interrupted while drawing the picture");
        break;
    case PROCESS_TIMED_OUT:
        child_say(message, "it took longer than %d seconds; draw less", CHILD_MAX_SECONDS);
        break;
    case PROCESS_TOO_LARGE:
        child_say(message, "the picture is larger than %d MB", CHILD_MAX_MB);
        break;
    case PROCESS_CUT_OFF:
        child_say(message, "the picture was cut off");
        break;
    default:
        child_say(message, "the picture does not fit in memory");
        break;
    }
}

bool child_run(const PictureClient *client, const char *const *argv, const char *input, size_t size,
               ProcessResult *result, HostSink message)
{
    enum { HEADER = 64 }; /* bytes that a program may write before its picture */
    const ProcessJob job = {
        .argv = argv,
        .input = input,
        .input_size = size,
        .max_out = HEADER + (size_t)CHILD_MAX_MB * 1024 * 1024,
        .max_seconds = CHILD_MAX_SECONDS,
        .stop = client->stop,
        .waiting = client->waiting,
        .ctx = client->waiting_ctx,
    };
    process_run(result, client->mem, &job);
    if (client->waiting)
        client->waiting(client->waiting_ctx, -1.0);
    if (result->end == PROCESS_EXITED || result->end == PROCESS_SIGNALLED ||
        result->end == PROCESS_NOT_STARTED)
        return true;
    child_say_end(client, result->end, message);
    return false;
}
