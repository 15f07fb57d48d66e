/* picture.c: runs mgrad-render and turns its failures into messages. */
#define _XOPEN_SOURCE 700
#include "host/picture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "host/files.h"
#include "host/render_path.h"

/* Bytes at most: the picture's size in 20 digits, and a line break. */
enum { PICTURE_HEADER = 21 };

/* The exit statuses with which mgrad-render prints a sentence for the user. */
enum { PICTURE_FAILED = 1, PICTURE_BAD_FORMAT = 3 };

static bool picture_fail_start(HostSink message, const char *path, int error)
{
    if (render_path_named())
        child_say(message, "MGRAD_RENDER names '%.512s', which cannot be run: %s", path,
                  files_reason(error));
    else
        child_say(message, "mgrad-render cannot be started: %s", files_reason(error));
    return false;
}

static bool picture_fail_missing(HostSink message)
{
    child_say(message, "mgrad-render is not installed (pictures of graphs need it; .dot files "
                       "and text do not)");
    return false;
}

static bool picture_fail_signal(HostSink message, int signal)
{
    if (signal == SIGXCPU) /* mgrad-render limits its own processor time */
        child_say(message, "the layout took too much time; draw less of the graph");
    else
        child_say(message, "Graphviz crashed (signal %d: %s)", signal, strsignal(signal));
    return false;
}

/* The text after "Error: " at the start of a line; else the first line. Before the error there may
   be warnings of Graphviz and of the libraries it uses. */
static const char *picture_find_complaint(const char *text)
{
    static const char mark[] = "Error: ";
    if (strncmp(text, mark, strlen(mark)) == 0)
        return text + strlen(mark);
    const char *later = strstr(text, "\nError: ");
    return later ? later + 1 + strlen(mark) : text;
}

static bool picture_fail_status(HostSink message, const ProcessResult *result)
{
    const char *complaint = picture_find_complaint(buf_text(&result->err));
    size_t length = strcspn(complaint, "\n");
    if (length == 0)
        child_say(message, "mgrad-render failed without a message (status %d)", result->code);
    else if (result->code != PICTURE_BAD_FORMAT && result->code != PICTURE_FAILED)
        child_say(message, "mgrad-render failed (status %d): %.*s", result->code, (int)length,
                  complaint);
    else
        message.put(message.to, complaint, length);
    return false;
}

/* Checks the picture's size against its header, and passes it on. */
static bool picture_deliver(const Buf *out, HostSink picture, HostSink message)
{
    const char *text = buf_text(out);
    const char *end = memchr(text, '\n', out->len < PICTURE_HEADER ? out->len : PICTURE_HEADER);
    char *stop = NULL;
    unsigned long long promised = end ? strtoull(text, &stop, 10) : 0;
    size_t size = end ? out->len - (size_t)(end + 1 - text) : 0;
    if (!end || stop != end || promised == 0 || promised != size) {
        child_say(message, "mgrad-render gave a damaged picture (%zu of %llu bytes)", size,
                  promised);
        return false;
    }
    picture.put(picture.to, end + 1, size);
    return true;
}

/* Passes on the picture, or the reason why there is none. */
static bool picture_judge(const char *path, const ProcessResult *result, HostSink picture,
                          HostSink message)
{
    if (result->end == PROCESS_NOT_STARTED)
        return picture_fail_start(message, path, result->code);
    if (result->end == PROCESS_SIGNALLED)
        return picture_fail_signal(message, result->code);
    if (result->code != 0)
        return picture_fail_status(message, result);
    return picture_deliver(&result->out, picture, message);
}

/* `option` may be NULL. */
static bool picture_run(const PictureClient *client, const char *format, const char *option,
                        const char *input, size_t size, HostSink picture, HostSink message)
{
    char path[RENDER_PATH_SIZE];
    if (!render_path_find(client->argv0, path))
        return picture_fail_missing(message);
    const char *argv[] = {path, format, option, NULL};
    ProcessResult result;
    bool drawn = child_run(client, argv, input, size, &result, message) &&
                 picture_judge(path, &result, picture, message);
    process_result_done(&result);
    return drawn;
}

bool picture_render(const PictureClient *client, const char *dot, size_t size, const char *format,
                    HostSink picture, HostSink message)
{
    return picture_run(client, format, NULL, dot, size, picture, message);
}

bool picture_encode_sixel(const PictureClient *client, const char *png, size_t size, size_t colors,
                          HostSink sixels, HostSink message)
{
    char count[24];
    snprintf(count, sizeof count, "%zu", colors);
    return picture_run(client, "sixel", count, png, size, sixels, message);
}
