/*
 * output.c: messages on the iopub channel, and the text that waits before it becomes one.
 *
 * A static function that takes no lock is called under it.
 */
#include "kernel/output_internal.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>
#include <time.h>

#include "base/utf8.h"
#include "host/thread.h"

enum {
    LONGEST_TEXT = 32 * 1024, /* bytes that wait, at most */
    OLDEST_TEXT = 50,         /* milliseconds that text waits, about */
    LONGEST_WAIT = 10000,     /* milliseconds to wait for a client that reads nothing */
    LATER_WAIT = 50           /* the same, once it has missed a message */
};

static void sleep_milliseconds(long milliseconds)
{
    const struct timespec time = {milliseconds / 1000, milliseconds % 1000 * 1000000};
    nanosleep(&time, NULL);
}

/* ---- messages ---- */

/* Milliseconds to wait for clients that do not read. One that has missed a message is waited for
   again only with the status, without which it would seem to be busy for ever. */
static int longest_wait(const Output *output, const char *type)
{
    bool is_status = strcmp(type, "status") == 0;
    if (*output->stop != HOST_GO_ON)
        return 0;
    return !output->has_stalled ? LONGEST_WAIT : is_status ? LATER_WAIT : 0;
}

/* Tries until every client has room in its queue of a thousand messages, the program is interrupted
   or the longest wait ends. Frees `content`. */
static void publish(Output *output, const Message *parent, const char *type, cJSON *content)
{
    Channels *channels = output->wire->channels;
    Frames frames;
    bool is_sent;
    message_make(output->wire, CHANNEL_IOPUB, &output->mem, type, parent, content, &frames);
    for (int waited = 0; !(is_sent = channel_send(channels, CHANNEL_IOPUB, &frames)); waited++) {
        if (waited >= longest_wait(output, type))
            break;
        sleep_milliseconds(1);
    }
    if (!is_sent)
        channel_send_to_ready(channels, CHANNEL_IOPUB, &frames);
    if (is_sent || *output->stop == HOST_GO_ON)
        output->has_stalled = !is_sent;
    frames_done(&frames);
}

/* ---- text ---- */

/* The bytes before a character that is not yet complete. */
static size_t whole_characters(const Buf *text)
{
    enum { MORE = 3 }; /* bytes after the first one, at most */
    size_t first = text->len;
    while (first > 0 && text->len - first < MORE && utf8_continues(text->data[first - 1]))
        first--;
    if (first == 0)
        return text->len;
    unsigned char c = (unsigned char)text->data[--first];
    size_t size = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : c >= 0xC0 ? 2 : 1;
    return size > text->len - first ? first : text->len;
}

/* Sends the text that waits; in the middle of a program's output, as far as its characters are
   complete. */
static void send_text(Output *output, bool is_end)
{
    Buf *text = &output->text;
    size_t size = is_end ? text->len : whole_characters(text), rest = text->len - size;
    char last[4];
    assert(rest <= sizeof last);
    memcpy(last, buf_text(text) + size, rest);
    if (size) {
        cJSON *content = cJSON_CreateObject();
        cJSON_AddStringToObject(content, "name", output->stream);
        cJSON_AddItemToObject(content, "text", message_string(&output->mem, buf_text(text), size));
        publish(output, output->parent, "stream", content);
    }
    buf_reset(text);
    buf_put(text, last, rest);
}

size_t output_granted(Output *output, const char *text, size_t size)
{
    size_t granted = size < output->left ? size : output->left;
    if (output->left != SIZE_MAX)
        output->left -= granted;
    while (granted < size && granted > 0 && utf8_continues(text[granted]))
        granted--;
    return granted;
}

void output_put_text(Output *output, const char *stream, const char *text, size_t size)
{
    if (output->text.len && strcmp(output->stream, stream) != 0)
        send_text(output, true);
    output->stream = stream;
    for (size_t at = 0; at < size;) {
        size_t room = LONGEST_TEXT - output->text.len;
        size_t part = size - at < room ? size - at : room;
        buf_put(&output->text, text + at, part);
        at += part;
        if (output->text.len >= LONGEST_TEXT)
            send_text(output, false);
    }
    if (output->text.len)
        pthread_cond_signal(&output->changed);
}

void output_put_message(Output *output, const char *type, cJSON *content)
{
    send_text(output, true);
    publish(output, output->parent, type, content);
}

/* ---- the sender of old text ---- */

static void *output_send_old(void *argument)
{
    Output *output = argument;
    pthread_mutex_lock(&output->lock);
    while (!output->is_ended) {
        if (!output->text.len) {
            pthread_cond_wait(&output->changed, &output->lock);
            continue;
        }
        pthread_mutex_unlock(&output->lock);
        sleep_milliseconds(OLDEST_TEXT);
        pthread_mutex_lock(&output->lock);
        send_text(output, false);
    }
    pthread_mutex_unlock(&output->lock);
    return NULL;
}

bool output_init(Output *output, const Wire *wire, volatile sig_atomic_t *stop)
{
    *output = (Output){.wire = wire, .stop = stop, .stream = "stdout"};
    mem_init(&output->mem);
    buf_init(&output->text, &output->mem);
    return pthread_mutex_init(&output->lock, NULL) == 0 &&
           pthread_cond_init(&output->changed, NULL) == 0 &&
           thread_start(&output->sender, output_send_old, output);
}

void output_done(Output *output)
{
    pthread_mutex_lock(&output->lock);
    output->is_ended = true;
    pthread_cond_signal(&output->changed);
    pthread_mutex_unlock(&output->lock);
    pthread_join(output->sender, NULL);
    pthread_cond_destroy(&output->changed);
    pthread_mutex_destroy(&output->lock);
    buf_done(&output->text);
    cJSON_Delete(output->payload);
}

/* ---- requests ---- */

void output_begin(Output *output, const Message *parent, bool is_silent, size_t limit)
{
    pthread_mutex_lock(&output->lock);
    output->parent = parent;
    output->is_silent = is_silent;
    output->left = limit;
    pthread_mutex_unlock(&output->lock);
}

cJSON *output_end(Output *output)
{
    pthread_mutex_lock(&output->lock);
    send_text(output, true);
    output->parent = NULL;
    output->is_silent = false;
    cJSON *payload = output->payload ? output->payload : cJSON_CreateArray();
    output->payload = NULL;
    pthread_mutex_unlock(&output->lock);
    return payload;
}

void output_flush(Output *output)
{
    pthread_mutex_lock(&output->lock);
    send_text(output, true);
    pthread_mutex_unlock(&output->lock);
}

void output_publish(Output *output, const Message *parent, const char *type, cJSON *content)
{
    pthread_mutex_lock(&output->lock);
    if (parent == output->parent)
        send_text(output, true);
    publish(output, parent, type, content);
    pthread_mutex_unlock(&output->lock);
}

void output_status(Output *output, const Message *parent, const char *state)
{
    cJSON *content = cJSON_CreateObject();
    cJSON_AddStringToObject(content, "execution_state", state);
    output_publish(output, parent, "status", content);
}

/* A result beyond the limit is cut: the cell has ended, and nothing is left to stop. */
void output_result(Output *output, long count, const char *text, size_t size)
{
    static const char note[] = "note: the result is cut: it is beyond the limit on output\n";
    pthread_mutex_lock(&output->lock);
    size_t shown = output_granted(output, text, size);
    if (!output->is_silent && shown < size)
        output_put_text(output, "stderr", note, strlen(note));
    if (!output->is_silent) {
        cJSON *content = cJSON_CreateObject();
        cJSON_AddNumberToObject(content, "execution_count", (double)count);
        cJSON *data = cJSON_AddObjectToObject(content, "data");
        cJSON_AddItemToObject(data, "text/plain", message_string(&output->mem, text, shown));
        cJSON_AddObjectToObject(content, "metadata");
        output_put_message(output, "execute_result", content);
    }
    pthread_mutex_unlock(&output->lock);
}
