/*
 * output_host.c: the functions of Host that show something: text, displays, the progress of loops.
 *
 * A static function that takes no lock is called under it.
 */
#include "kernel/output_internal.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "host/process.h"
#include "host/progress_bar.h"

enum { PAGES = 20 }; /* long texts that wait, at most */
/* Seconds until progress appears, and between two updates. */
static const double progress_after = 0.5, progress_every = 0.2;

/* ---- text ---- */

/* Beyond the limit the cell is stopped. */
static size_t charge(Output *output, const char *text, size_t size)
{
    size_t granted = output_granted(output, text, size);
    if (granted < size)
        *output->stop = HOST_OUTPUT;
    return granted;
}

/* The same for something that is shown as a whole or not at all. */
static bool charge_whole(Output *output, size_t size)
{
    bool fits = size <= output->left;
    if (!fits)
        *output->stop = HOST_OUTPUT;
    else if (output->left != SIZE_MAX)
        output->left -= size;
    return fits;
}

static void print(Output *output, const char *text, size_t size)
{
    size = charge(output, text, size);
    if (!output->is_silent)
        output_put_text(output, "stdout", text, size);
}

static void output_print(void *ctx, const char *text, size_t size)
{
    Output *output = ctx;
    pthread_mutex_lock(&output->lock);
    print(output, text, size);
    pthread_mutex_unlock(&output->lock);
}

static void output_note(void *ctx, const char *text)
{
    Output *output = ctx;
    size_t size = strlen(text);
    pthread_mutex_lock(&output->lock);
    if (charge_whole(output, size) && !output->is_silent) {
        output_put_text(output, "stderr", "note: ", strlen("note: "));
        output_put_text(output, "stderr", text, size);
        output_put_text(output, "stderr", "\n", 1);
    }
    pthread_mutex_unlock(&output->lock);
}

static void add_page(Output *output, const char *text, size_t size)
{
    cJSON *page = cJSON_CreateObject();
    cJSON_AddStringToObject(page, "source", "page");
    cJSON *data = cJSON_AddObjectToObject(page, "data");
    cJSON_AddItemToObject(data, "text/plain", message_string(&output->mem, text, size));
    cJSON_AddNumberToObject(page, "start", 0);
    cJSON_AddItemToArray(output->payload, page);
}

/* A long text (help): the client shows it in its pager. Many of them are printed: they would wait
   in memory for the end of the cell. */
static void output_page(void *ctx, const char *text, size_t size)
{
    Output *output = ctx;
    pthread_mutex_lock(&output->lock);
    if (!output->payload)
        output->payload = cJSON_CreateArray();
    if (cJSON_GetArraySize(output->payload) < PAGES)
        add_page(output, text, size);
    else
        print(output, text, size);
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
    return charge_whole(output, size);
}

static bool output_show(void *ctx, const HostDisplay *display)
{
    Output *output = ctx;
    pthread_mutex_lock(&output->lock);
    if (charge_display(output, display) && !output->is_silent) {
        cJSON *content = display_content(output, display);
        output_put_message(output, display->updates ? "update_display_data" : "display_data",
                           content);
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
        output_put_message(output, "clear_output", content);
    }
    pthread_mutex_unlock(&output->lock);
}

/* ---- progress ---- */

static void show_progress(Output *output, const char *text)
{
    bool is_first = !*output->progress.id;
    if (is_first)
        snprintf(output->progress.id, sizeof output->progress.id, "%s-progress-%zu",
                 output->wire->session, ++output->progress.count);
    const HostForm form = {"text/plain", text, strlen(text)};
    cJSON *content = display_content(
        output, &(HostDisplay){.forms = &form, .count = 1, .id = output->progress.id});
    output_put_message(output, is_first ? "display_data" : "update_display_data", content);
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
    double time = process_clock();
    if (output->progress.started == 0) {
        output->progress.started = time;
        output->progress.drawn = time + progress_after - progress_every;
    }
    if (time - output->progress.drawn < progress_every)
        return;
    output->progress.drawn = time;
    char text[PROGRESS_BAR_SIZE];
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
