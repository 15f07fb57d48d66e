/*
 * channel.h: the sockets of the kernel, and the messages of several frames that they carry.
 *
 * Each channel is used by one thread at a time.
 */
#ifndef KERNEL_CHANNEL_H
#define KERNEL_CHANNEL_H

#include "base/buf.h"

/* The channels of Jupyter's protocol, and one that wakes the main thread. */
typedef enum ChannelKind {
    CHANNEL_SHELL,
    CHANNEL_CONTROL,
    CHANNEL_STDIN,
    CHANNEL_IOPUB,
    CHANNEL_HEARTBEAT,
    CHANNEL_WAKE,   /* the main thread's end */
    CHANNEL_WAKING, /* the control thread's end */
    CHANNELS
} ChannelKind;

typedef struct Channels {
    void *context;
    void *sockets[CHANNELS];
} Channels;

enum { FRAMES_MOST = 32 };

/* A message: its frames one after the other. */
typedef struct Frames {
    Buf bytes;
    size_t ends[FRAMES_MOST];
    size_t count;
} Frames;

void frames_init(Frames *frames, Mem *mem);
void frames_done(Frames *frames);
void frames_clear(Frames *frames);
/* A message has at most FRAMES_MOST frames; further ones are dropped. */
void frames_add(Frames *frames, const char *bytes, size_t size);
const char *frames_at(const Frames *frames, size_t i, size_t *size);

/* False, after channels_done, if the library refuses. */
bool channels_init(Channels *channels);
/* Opens a channel at an address such as "tcp://127.0.0.1:5555". False, with the reason in errno. */
bool channel_open(Channels *channels, ChannelKind kind, const char *address);
const char *channel_error(void);
/* Makes all calls of all threads return. Afterwards only channels_done may be called. */
void channels_stop(Channels *channels);
/* Waits a second at most until everything is sent. Frees the channels. */
void channels_done(Channels *channels);

/* Waits until one of two channels has a message, `milliseconds` at most (-1: for ever), or until a
   signal arrives. True if the first one has a message. */
bool channel_wait(Channels *channels, ChannelKind kind, ChannelKind other, long milliseconds);
/* Receives a message that is there, without waiting. False if there is none. One that does not fit
   in memory, or has too many frames, is received as a message without frames. */
bool channel_receive(Channels *channels, ChannelKind kind, Frames *frames);
/* False if a reader takes nothing at the moment: nothing was sent. */
bool channel_send(Channels *channels, ChannelKind kind, const Frames *frames);
/* For the iopub channel: sends to the readers that take it. The others lose the message. */
void channel_send_to_ready(Channels *channels, ChannelKind kind, const Frames *frames);
/* Answers every message of the heartbeat channel with itself, until channels_stop. */
void channel_echo(Channels *channels);

#endif
