/*
 * message.h: messages of Jupyter's protocol 5.3.
 *
 * On the wire a message is: identities of the client, a delimiter, a signature, and the JSON texts
 * of header, parent header, metadata and content. A message whose signature is wrong, or that is
 * malformed, is dropped with a line on standard error.
 */
#ifndef KERNEL_MESSAGE_H
#define KERNEL_MESSAGE_H

#include <cjson/cJSON.h>

#include "kernel/channel.h"
#include "kernel/crypto.h"

#define MESSAGE_PROTOCOL "5.3"

/* What every message of this kernel shares. */
typedef struct Wire {
    Channels *channels;
    const char *key;               /* of signatures; "": there are none */
    char session[CRYPTO_UUID + 1]; /* this run of the kernel */
} Wire;

typedef struct Message {
    Frames frames;      /* as received */
    size_t identities;  /* so many of the frames precede the delimiter */
    cJSON *header;      /* NULL: the message is malformed */
    cJSON *content;     /* an object */
    const char *type;   /* in `header` */
    const char *client; /* its session, in `header` */
    bool is_aborted;    /* a cell does not run: one before it failed */
} Message;

/* Receives the next message that is there. False if there is none. `mem` is the thread's. */
bool message_receive(const Wire *wire, ChannelKind kind, Mem *mem, Message *message);
void message_done(Message *message);

/* Members of the content, with what they are if they are missing or of another kind. */
const char *message_text(const Message *message, const char *name, const char *otherwise);
bool message_truth(const Message *message, const char *name, bool otherwise);
long message_whole(const Message *message, const char *name, long otherwise);

/* Makes a message in `frames`, which the caller frees; frees `content`. `parent` is the message
   that caused it; NULL: none. On the iopub channel the topic is the type, otherwise the client is
   that of `parent`. `mem` is the thread's. */
void message_make(const Wire *wire, ChannelKind kind, Mem *mem, const char *type,
                  const Message *parent, cJSON *content, Frames *frames);
/* Makes it and sends it to a client, which is not waited for. */
void message_send(const Wire *wire, ChannelKind kind, Mem *mem, const char *type,
                  const Message *parent, cJSON *content);

/* The content of a reply, with the status "ok" only. */
cJSON *message_ok(void);
/* A string of JSON. Bytes that are not UTF-8, and NULs, become U+FFFD. */
cJSON *message_string(Mem *mem, const char *text, size_t size);
void message_put(cJSON *object, const char *name, Mem *mem, const char *text);

#endif
