/* channel.c: the sockets, on libzmq. */
#include "kernel/channel.h"

#include <errno.h>
#include <zmq.h>

/* A larger message is not read: its sender is disconnected. */
static const int64_t largest_message = 256 << 20;

/* ---- frames ---- */

void frames_init(Frames *frames, Mem *mem)
{
    buf_init(&frames->bytes, mem);
    frames->count = 0;
}

void frames_done(Frames *frames)
{
    buf_done(&frames->bytes);
    frames->count = 0;
}

void frames_clear(Frames *frames)
{
    buf_reset(&frames->bytes);
    frames->count = 0;
}

void frames_add(Frames *frames, const char *bytes, size_t size)
{
    if (frames->count == FRAMES_MOST)
        return;
    buf_put(&frames->bytes, bytes, size);
    frames->ends[frames->count++] = frames->bytes.len;
}

const char *frames_at(const Frames *frames, size_t i, size_t *size)
{
    size_t start = i ? frames->ends[i - 1] : 0;
    *size = frames->ends[i] - start;
    return buf_text(&frames->bytes) + start;
}

/* ---- channels ---- */

static int channel_type(ChannelKind kind)
{
    switch (kind) {
    case CHANNEL_IOPUB:
        return ZMQ_PUB;
    case CHANNEL_HEARTBEAT:
        return ZMQ_REP;
    case CHANNEL_WAKE:
    case CHANNEL_WAKING:
        return ZMQ_PAIR;
    default:
        return ZMQ_ROUTER;
    }
}

bool channels_init(Channels *channels)
{
    *channels = (Channels){.context = zmq_ctx_new()};
    return channels->context != NULL;
}

static void channel_keep(void *socket, int keeps)
{
    zmq_setsockopt(socket, ZMQ_XPUB_NODROP, &keeps, sizeof keeps);
}

bool channel_open(Channels *channels, ChannelKind kind, const char *address)
{
    enum { LINGER = 1000 }; /* milliseconds */
    void *socket = zmq_socket(channels->context, channel_type(kind));
    if (!socket)
        return false;
    channels->sockets[kind] = socket;
    int linger = LINGER, yes = 1;
    zmq_setsockopt(socket, ZMQ_LINGER, &linger, sizeof linger);
    zmq_setsockopt(socket, ZMQ_MAXMSGSIZE, &largest_message, sizeof largest_message);
    if (kind == CHANNEL_IOPUB) /* a slow reader must not lose output: channel_send tells */
        channel_keep(socket, true);
    if (channel_type(kind) == ZMQ_ROUTER) /* a client that reconnects replaces itself */
        zmq_setsockopt(socket, ZMQ_ROUTER_HANDOVER, &yes, sizeof yes);
    int status = kind == CHANNEL_WAKING ? zmq_connect(socket, address) : zmq_bind(socket, address);
    return status == 0;
}

const char *channel_error(void)
{
    return zmq_strerror(zmq_errno());
}

void channels_stop(Channels *channels)
{
    zmq_ctx_shutdown(channels->context);
}

void channels_done(Channels *channels)
{
    for (size_t i = 0; i < CHANNELS; i++)
        if (channels->sockets[i])
            zmq_close(channels->sockets[i]);
    if (channels->context)
        while (zmq_ctx_term(channels->context) != 0 && errno == EINTR) {
        }
    *channels = (Channels){0};
}

/* ---- messages ---- */

bool channel_wait(Channels *channels, ChannelKind kind, ChannelKind other, long milliseconds)
{
    zmq_pollitem_t items[] = {{.socket = channels->sockets[kind], .events = ZMQ_POLLIN},
                              {.socket = channels->sockets[other], .events = ZMQ_POLLIN}};
    int count = kind == other ? 1 : 2;
    return zmq_poll(items, count, milliseconds) > 0 && (items[0].revents & ZMQ_POLLIN);
}

bool channel_receive(Channels *channels, ChannelKind kind, Frames *frames)
{
    void *socket = channels->sockets[kind];
    int more = 1;
    bool is_whole = true;
    frames_clear(frames);
    int flags = ZMQ_DONTWAIT;
    while (more) {
        zmq_msg_t part;
        zmq_msg_init(&part);
        int size = zmq_msg_recv(&part, socket, flags);
        if (size < 0 && errno == EINTR)
            continue;
        if (size >= 0) {
            flags = 0; /* the rest of the message is there */
            is_whole = is_whole && frames->count < FRAMES_MOST;
            if (is_whole)
                frames_add(frames, zmq_msg_data(&part), zmq_msg_size(&part));
            more = zmq_msg_more(&part);
        }
        zmq_msg_close(&part);
        if (size < 0)
            return false;
    }
    if (!is_whole || frames->bytes.failed)
        frames_done(frames);
    return true;
}

bool channel_send(Channels *channels, ChannelKind kind, const Frames *frames)
{
    for (size_t i = 0; i < frames->count; i++) {
        size_t size;
        const char *bytes = frames_at(frames, i, &size);
        int flags = ZMQ_DONTWAIT | (i + 1 < frames->count ? ZMQ_SNDMORE : 0);
        int sent;
        do
            sent = zmq_send(channels->sockets[kind], bytes, size, flags);
        while (sent < 0 && errno == EINTR);
        if (sent < 0) /* only the first part can be refused; a reader that left is no failure */
            return i > 0 || errno != EAGAIN;
    }
    return true;
}

void channel_send_to_ready(Channels *channels, ChannelKind kind, const Frames *frames)
{
    channel_keep(channels->sockets[kind], false);
    channel_send(channels, kind, frames);
    channel_keep(channels->sockets[kind], true);
}

void channel_echo(Channels *channels)
{
    void *socket = channels->sockets[CHANNEL_HEARTBEAT];
    while (zmq_proxy(socket, socket, NULL) != 0 && errno == EINTR) {
    }
}
