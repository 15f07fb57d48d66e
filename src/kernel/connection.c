/* connection.c: reads the connection file, which is JSON. */
#include "kernel/connection.h"

#include <cjson/cJSON.h>
#include <stdio.h>
#include <string.h>

#include "base/escape.h"
#include "base/sink.h"
#include "host/files.h"

static const char *const port_names[CHANNEL_HEARTBEAT + 1] = {[CHANNEL_SHELL] = "shell_port",
                                                              [CHANNEL_CONTROL] = "control_port",
                                                              [CHANNEL_STDIN] = "stdin_port",
                                                              [CHANNEL_IOPUB] = "iopub_port",
                                                              [CHANNEL_HEARTBEAT] = "hb_port"};

static const char *text_of(const cJSON *file, const char *name)
{
    return cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(file, name));
}

/* tcp://127.0.0.1:5555, or ipc://path-5 */
static bool put_address(char address[CONNECTION_ADDRESS], const cJSON *file, const char *port_name)
{
    const char *transport = text_of(file, "transport"), *ip = text_of(file, "ip");
    const cJSON *port = cJSON_GetObjectItemCaseSensitive(file, port_name);
    if (!transport || !ip || !cJSON_IsNumber(port))
        return false;
    char separator = strcmp(transport, "ipc") == 0 ? '-' : ':';
    int size = snprintf(address, CONNECTION_ADDRESS, "%s://%s%c%d", transport, ip, separator,
                        port->valueint);
    return size < CONNECTION_ADDRESS;
}

/* These functions return true, with the reason, if a part of the file cannot be used. */
static bool key_fails(Connection *connection, const cJSON *file, Buf *why)
{
    const char *scheme = text_of(file, "signature_scheme"), *key = text_of(file, "key");
    if (!key)
        buf_puts(why, "it needs a key, which may be empty");
    else if (*key && scheme && strcmp(scheme, "hmac-sha256") != 0)
        buf_printf(why, "its signature scheme is %.64s, not hmac-sha256", scheme);
    else if (strlen(key) >= sizeof connection->key)
        buf_puts(why, "its key is too long");
    else
        snprintf(connection->key, sizeof connection->key, "%s", key);
    return why->len > 0;
}

static bool addresses_fail(Connection *connection, const cJSON *file, Buf *why)
{
    for (size_t i = 0; i <= CHANNEL_HEARTBEAT; i++)
        if (!put_address(connection->addresses[i], file, port_names[i])) {
            buf_printf(why, "it needs transport, ip and %s", port_names[i]);
            return true;
        }
    return false;
}

static bool connection_fails(Connection *connection, const cJSON *file, Buf *why)
{
    if (!file)
        buf_puts(why, "it is no valid JSON");
    return !file || addresses_fail(connection, file, why) || key_fails(connection, file, why);
}

/* The path and the reason may contain any bytes. */
static void connection_complain(Mem *mem, const char *path, const char *why)
{
    Buf line;
    buf_init(&line, mem);
    buf_printf(&line, "mgrad-kernel: cannot use the connection file '%s': %s", path, why);
    escape_from(&line, 0);
    fprintf(stderr, "%s\n", buf_text(&line));
    buf_done(&line);
}

bool connection_read(Connection *connection, Mem *mem, const char *path)
{
    Buf text, why;
    buf_init(&text, mem);
    buf_init(&why, mem);
    bool fails = !files_read(path, NULL, sink_into(&text), sink_into(&why));
    if (!fails) {
        cJSON *file = cJSON_ParseWithLength(buf_text(&text), text.len);
        fails = connection_fails(connection, file, &why);
        cJSON_Delete(file);
    }
    if (fails)
        connection_complain(mem, path, buf_text(&why));
    buf_done(&text);
    buf_done(&why);
    return !fails;
}
