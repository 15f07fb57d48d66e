/* output.c: printed text, notes, displays and progress. */
#define _XOPEN_SOURCE 700 /* clock_gettime, nanosleep */
#include "kernel/output.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/utf8.h"
#include "host/progress_bar.h"
#include "host/thread.h"

enum {
    LONGEST_TEXT = 32 * 1024, /* bytes that wait, at most */
    OLDEST_TEXT = 50,         /* milliseconds that text waits, about */
    PAGES = 20,               /* long texts that wait, at most */
    PATIENCE = 10000,         /* milliseconds to wait for a client that reads nothing */
    PATIENCE_AGAIN = 50       /* and later */
};
/* Seconds until progress appears, and between two updates. */
static const double progress_after = 0.5, progress_every = 0.2;

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void sleep_milliseconds(long milliseconds)
{
    const struct timespec time = {milliseconds / 1000, milliseconds % 1000 * 1000000};
    nanosleep(&time, NULL);
}

/* ---- under the lock ---- */

/* Milliseconds to wait for clients that do not read. One that has missed a message is waited for
   again only with the status, without which it would seem to be busy for ever. */
static int patience(const Output *output, const char *type)
{
    bool is_status = strcmp(type, "status") == 0;
    if (*output->stop != HOST_GO_ON)
        return 0;
    return !output->has_deaf ? PATIENCE : is_status ? PATIENCE_AGAIN : 0;
}

/* Tries until every client has room in its queue of a thousand messages, the program is interrupted
   or patience ends. Frees `content`. */
static void publish(Output *output, const Message *parent, const char *type, cJSON *content)
{
    Channels *channels = output->wire->channels;
    Frames frames;
    bool is_sent;
    message_make(output->wire, CHANNEL_IOPUB, &output->mem, type, parent, content, &frames);
    for (int waited = 0; !(is_sent = channel_send(channels, CHANNEL_IOPUB, &frames)); waited++) {
        if (waited >= patience(output, type))
            break;
        sleep_milliseconds(1);
    }
    if (!is_sent)
        channel_send_to_ready(channels, CHANNEL_IOPUB, &frames);
    if (is_sent || *output->stop == HOST_GO_ON)
        output->has_deaf = !is_sent;
    frames_done(&frames);
}

/* A text that ends within a character keeps that character's bytes. */
static size_t whole_characters(const Buf *text)
{
    size_t end = text->len;
    for (size_t back = 1; back <= 4 && back <= text->len; back++) {
        unsigned char c = (unsigned char)text->data[text->len - back];
        if (c < 0x80)
            break;
        size_t size = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : c >= 0xC0 ? 2 : 0;
        if (size > back)
            end = text->len - back;
        if (size)
            break;
    }
    return end;
}

static void send_bytes(Output *output, size_t size)
{
    if (!size)
        return;
    cJSON *content = cJSON_CreateObject();
    cJSON_AddStringToObject(content, "name", output->stream);
    cJSON_AddItemToObject(content, "text",
                          message_string(&output->mem, buf_text(&output->text), size));
    publish(output, output->parent, "stream", content);
}

static void send_text(Output *output)
{
    send_bytes(output, output->text.len);
    buf_reset(&output->text);
}

/* The same, in the middle of a program's output. */
static void send_part(Output *output)
{
    size_t size = whole_characters(&output->text), rest = output->text.len - size;
    char last[4] = {0};
    if (rest <= sizeof last)
        memcpy(last, buf_text(&output->text) + size, rest);
    send_bytes(output, size);
    buf_reset(&output->text);
    buf_put(&output->text, last, rest);
}

static void show(Output *output, const char *type, cJSON *content)
{
    send_text(output);
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
        if (whole_characters(&output->text) == output->text.len)
            send_text(output);
        else
            send_part(output);
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
    send_text(output);
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
    send_text(output);
    pthread_mutex_unlock(&output->lock);
}

void output_publish(Output *output, const Message *parent, const char *type, cJSON *content)
{
    pthread_mutex_lock(&output->lock);
    if (parent == output->parent)
        send_text(output);
    publish(output, parent, type, content);
    pthread_mutex_unlock(&output->lock);
}

void output_status(Output *output, const Message *parent, const char *state)
{
    cJSON *content = cJSON_CreateObject();
    cJSON_AddStringToObject(content, "execution_state", state);
    output_publish(output, parent, "status", content);
}

void output_result(Output *output, long count, const char *text, size_t size)
{
    pthread_mutex_lock(&output->lock);
    if (!output->is_silent) {
        cJSON *content = cJSON_CreateObject();
        cJSON_AddNumberToObject(content, "execution_count", (double)count);
        cJSON *data = cJSON_AddObjectToObject(content, "data");
        cJSON_AddItemToObject(data, "text/plain", message_string(&output->mem, text, size));
        cJSON_AddObjectToObject(content, "metadata");
        show(output, "execute_result", content);
    }
    pthread_mutex_unlock(&output->lock);
}

/* ---- text ---- */

/* The part of a text for which the cell may still use output; of a binary one, with `text` NULL,
   all or nothing. */
static size_t charge(Output *output, const char *text, size_t size)
{
    if (output->left == SIZE_MAX)
        return size;
    size_t granted = size < output->left ? size : output->left;
    output->left -= granted;
    if (granted < size)
        *output->stop = HOST_OUTPUT;
    if (granted < size && !text)
        return 0;
    while (granted < size && granted > 0 && utf8_continues(text[granted]))
        granted--; /* ends with a whole character */
    return granted;
}

static void put_text(Output *output, const char *stream, const char *text, size_t size)
{
    if (output->text.len && strcmp(output->stream, stream) != 0)
        send_text(output);
    output->stream = stream;
    for (size_t at = 0; at < size;) {
        size_t room = LONGEST_TEXT - output->text.len;
        size_t part = size - at < room ? size - at : room;
        buf_put(&output->text, text + at, part);
        at += part;
        if (output->text.len >= LONGEST_TEXT)
            send_part(output);
    }
    if (output->text.len)
        pthread_cond_signal(&output->changed);
}

static void output_print(void *ctx, const char *text, size_t size)
{
    Output *output = ctx;
    pthread_mutex_lock(&output->lock);
    size = charge(output, text, size);
    if (!output->is_silent)
        put_text(output, "stdout", text, size);
    pthread_mutex_unlock(&output->lock);
}

static void output_note(void *ctx, const char *text)
{
    Output *output = ctx;
    pthread_mutex_lock(&output->lock);
    size_t size = charge(output, text, strlen(text));
    if (!output->is_silent && size == strlen(text)) {
        put_text(output, "stderr", "note: ", strlen("note: "));
        put_text(output, "stderr", text, size);
        put_text(output, "stderr", "\n", 1);
    }
    pthread_mutex_unlock(&output->lock);
}

/* A long text (help): the client shows it in its pager. Many of them are printed: they would wait
   in memory for the end of the cell. */
static void output_page(void *ctx, const char *text, size_t size)
{
    Output *output = ctx;
    if (output->payload && cJSON_GetArraySize(output->payload) >= PAGES) {
        output_print(ctx, text, size);
        return;
    }
    pthread_mutex_lock(&output->lock);
    if (!output->payload)
        output->payload = cJSON_CreateArray();
    cJSON *page = cJSON_CreateObject();
    cJSON_AddStringToObject(page, "source", "page");
    cJSON *data = cJSON_AddObjectToObject(page, "data");
    cJSON_AddItemToObject(data, "text/plain", message_string(&output->mem, text, size));
    cJSON_AddNumberToObject(page, "start", 0);
    cJSON_AddItemToArray(output->payload, page);
    pthread_mutex_unlock(&output->lock);
}

/* ---- displays ---- */

static bool output_accepts(void *ctx, bool anywhere, HostAccepted *accepted)
{
    static const char *const types[] = {"image/svg+xml", "image/png",
                                        "application/vnd.vegalite.v5+json", "text/plain", NULL};
    (void)ctx, (void)anywhere;
    *accepted = (HostAccepted){.types = types};
    return true;
}

static bool begins_with(const char *text, const char *start)
{
    return strncmp(text, start, strlen(start)) == 0;
}

static bool ends_with(const char *text, const char *end)
{
    size_t size = strlen(text), length = strlen(end);
    return size >= length && strcmp(text + size - length, end) == 0;
}

/* The bytes of a form as the protocol wants them: JSON as an object, other binary types in
   base64. */
static cJSON *form_data(Output *output, const HostForm *form)
{
    if (ends_with(form->mime, "json"))
        return cJSON_ParseWithLength(form->bytes, form->size);
    if (begins_with(form->mime, "text/") || ends_with(form->mime, "xml"))
        return message_string(&output->mem, form->bytes, form->size);
    Buf text;
    buf_init(&text, &output->mem);
    crypto_put_base64(&text, form->bytes, form->size);
    cJSON *data = cJSON_CreateString(buf_text(&text));
    buf_done(&text);
    return data;
}

static cJSON *display_content(Output *output, const HostDisplay *display)
{
    cJSON *content = cJSON_CreateObject();
    cJSON *data = cJSON_AddObjectToObject(content, "data");
    for (size_t i = 0; i < display->count; i++) {
        cJSON *form = form_data(output, &display->forms[i]);
        if (form)
            cJSON_AddItemToObject(data, display->forms[i].mime, form);
    }
    cJSON_AddObjectToObject(content, "metadata");
    cJSON *transient = cJSON_AddObjectToObject(content, "transient");
    if (display->id)
        message_put(transient, "display_id", &output->mem, display->id);
    return content;
}

/* A display counts with all its forms. False if it is beyond the limit. */
static bool charge_display(Output *output, const HostDisplay *display)
{
    size_t size = 0;
    for (size_t i = 0; i < display->count; i++)
        size += display->forms[i].size;
    return charge(output, NULL, size) == size;
}

static bool output_show(void *ctx, const HostDisplay *display)
{
    Output *output = ctx;
    pthread_mutex_lock(&output->lock);
    if (charge_display(output, display) && !output->is_silent) {
        cJSON *content = display_content(output, display);
        show(output, display->updates ? "update_display_data" : "display_data", content);
    }
    pthread_mutex_unlock(&output->lock);
    return true;
}

static void output_clear(void *ctx, bool waits)
{
    Output *output = ctx;
    pthread_mutex_lock(&output->lock);
    if (!output->is_silent) {
        cJSON *content = cJSON_CreateObject();
        cJSON_AddBoolToObject(content, "wait", waits);
        show(output, "clear_output", content);
    }
    pthread_mutex_unlock(&output->lock);
}

/* ---- progress ---- */

static void show_progress(Output *output, const char *text)
{
    bool is_first = !*output->progress.id;
    if (is_first)
        snprintf(output->progress.id, sizeof output->progress.id, "%s-progress-%zu",
                 output->wire->session, ++output->shown);
    const HostForm form = {"text/plain", text, strlen(text)};
    cJSON *content = display_content(
        output, &(HostDisplay){.forms = &form, .count = 1, .id = output->progress.id});
    show(output, is_first ? "display_data" : "update_display_data", content);
}

/* The display cannot be removed, so at the end it becomes empty. */
static void end_progress(Output *output)
{
    if (*output->progress.id)
        show_progress(output, "");
    output->progress.id[0] = '\0';
    output->progress.started = 0;
}

static void step_progress(Output *output, size_t done, size_t total)
{
    char text[PROGRESS_BAR_SIZE];
    double time = now();
    if (output->progress.started == 0) {
        output->progress.started = time;
        output->progress.drawn = time + progress_after - progress_every;
    }
    if (time - output->progress.drawn < progress_every)
        return;
    output->progress.drawn = time;
    progress_bar_write(text, time - output->progress.started, done, total);
    show_progress(output, text);
}

static void output_progress(void *ctx, size_t done, size_t total)
{
    Output *output = ctx;
    pthread_mutex_lock(&output->lock);
    if (total == 0)
        end_progress(output);
    else if (!output->is_silent)
        step_progress(output, done, total);
    pthread_mutex_unlock(&output->lock);
}

void output_fill_host(Host *host)
{
    host->print = output_print;
    host->note = output_note;
    host->page = output_page;
    host->accepts = output_accepts;
    host->show = output_show;
    host->clear = output_clear;
    host->progress = output_progress;
}
