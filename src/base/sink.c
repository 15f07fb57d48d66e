/* sink.c: a HostSink that fills a Buf. */
#include "base/sink.h"

static void sink_put(void *to, const char *bytes, size_t size)
{
    Buf *buf = to;
    void (*fail)(void *, size_t) = buf->mem->fail;
    buf->mem->fail = NULL;
    if (!buf->failed)
        buf_put(buf, bytes, size);
    buf->mem->fail = fail;
}

HostSink sink_into(Buf *buf)
{
    return (HostSink){.to = buf, .put = sink_put};
}
