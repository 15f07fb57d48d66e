/* sink.h: sinks for the bytes and the messages that a host function hands over. */
#ifndef BASE_SINK_H
#define BASE_SINK_H

#include "base/buf.h"
#include "base/host.h"

/* Appends to `buf`. Never throws: a host function may hold an open file, so nothing may be thrown
   past it. If memory is short, buf->failed is set, and the rest is dropped. */
HostSink sink_into(Buf *buf);
/* Drops everything. */
HostSink sink_nowhere(void);

/* Passes on the reason of a failure and returns false. */
bool sink_fail(HostSink message, const char *reason);

#endif
