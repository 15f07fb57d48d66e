/* connection.h: the file with which Jupyter tells a kernel its addresses. */
#ifndef KERNEL_CONNECTION_H
#define KERNEL_CONNECTION_H

#include "kernel/channel.h"

enum { CONNECTION_ADDRESS = 512 };

typedef struct Connection {
    char addresses[CHANNEL_HEARTBEAT + 1][CONNECTION_ADDRESS]; /* by ChannelKind */
    char key[CONNECTION_ADDRESS];                              /* of signatures; "": none */
} Connection;

/* Reads the file. False, after a message on standard error, if it cannot be read or is no
   connection file. */
bool connection_read(Connection *connection, Mem *mem, const char *path);

#endif
