/* sink.c: a HostSink that fills a Buf, one that drops everything, and reasons of failures. */
#include "base/sink.h"

#include <string.h>

static void sink_put(void *to, const char *bytes, size_t size)
{
    Buf *buf = to;
    MemFail *fail = mem_mute(buf->mem);
    if (!buf->failed)
        buf_put(buf, bytes, size);
    mem_unmute(buf->mem, fail);
}

HostSink sink_into(Buf *buf)
{
    return (HostSink){.to = buf, .put = sink_put, .is_full = &buf->failed};
}

static void sink_drop(void *to, const char *bytes, size_t size)
{
    (void)to, (void)bytes, (void)size;
}

HostSink sink_nowhere(void)
{
    return (HostSink){.put = sink_drop};
}

bool sink_fail(HostSink message, const char *reason)
{
    message.put(message.to, reason, strlen(reason));
    return false;
}
