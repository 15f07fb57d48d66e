/* picture.c: finds mgrad-render, runs it, and words its failures. */
#define _XOPEN_SOURCE 700
#include "app/picture.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/files.h"
#include "app/process.h"

enum {
    PICTURE_MAX_MB = 256,
    PICTURE_MAX_SECONDS = 600,
    PICTURE_MAX_PATH = 4096,
    PICTURE_HEADER = 21, /* bytes: 20 digits and a newline */
};

/* The exit statuses of mgrad-render that come with a sentence for the user. */
enum { PICTURE_FAILED = 1, PICTURE_BAD_FORMAT = 3 };

/* What is beside the program first: in the build folder, that is the one built with it. */
static const char *const picture_places[] = {"mgrad-render", "../libexec/mgrad/mgrad-render"};

__attribute__((format(printf, 2, 3))) static void picture_sentence(HostSink message,
                                                                   const char *format, ...)
{
    char text[1024];
    va_list args;
    va_start(args, format);
    int length = vsnprintf(text, sizeof text, format, args);
    va_end(args);
    if (length > 0)
        message.put(message.to, text, strlen(text));
}

/* The path of the running program; false where it is not known. */
static bool picture_self(const PictureClient *client, char self[PICTURE_MAX_PATH])
{
    ssize_t length = readlink("/proc/self/exe", self, PICTURE_MAX_PATH - 1);
    if (length > 0) {
        self[length] = '\0';
        return true;
    }
    if (!client->argv0 || !strchr(client->argv0, '/') || strlen(client->argv0) >= PICTURE_MAX_PATH)
        return false;
    strcpy(self, client->argv0);
    return true;
}

/* Finds mgrad-render; `path` names it. */
static bool picture_find(const PictureClient *client, char path[PICTURE_MAX_PATH])
{
    char self[PICTURE_MAX_PATH];
    const char *named = getenv("MGRAD_RENDER");
    if (named && *named)
        return snprintf(path, PICTURE_MAX_PATH, "%s", named) < PICTURE_MAX_PATH;
    if (!picture_self(client, self))
        return false;
    int folder = (int)(strrchr(self, '/') + 1 - self);
    for (size_t i = 0; i < sizeof picture_places / sizeof *picture_places; i++) {
        int length = snprintf(path, PICTURE_MAX_PATH, "%.*s%s", folder, self, picture_places[i]);
        if (length < PICTURE_MAX_PATH && access(path, X_OK) == 0)
            return true;
    }
    return false;
}

static bool picture_fail_start(HostSink message, const char *path, int error)
{
    const char *named = getenv("MGRAD_RENDER");
    if (named && *named)
        picture_sentence(message, "MGRAD_RENDER names '%.512s', which cannot be run: %s", path,
                         files_reason(error));
    else
        picture_sentence(message, "mgrad-render cannot be started: %s", files_reason(error));
    return false;
}

static bool picture_fail_missing(HostSink message)
{
    picture_sentence(message, "mgrad-render is not installed (Graphviz pictures need it; .dot and "
                              "the text form work without)");
    return false;
}

static bool picture_fail_signal(HostSink message, int signal)
{
    if (signal == SIGXCPU)
        picture_sentence(message, "the layout took too much time; draw less of the graph");
    else
        picture_sentence(message, "Graphviz crashed (signal %d: %s)", signal, strsignal(signal));
    return false;
}

/* The line that begins with "Error: ", else the first line: where Graphviz warned before it failed,
   or a library it uses complained about something else. */
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
        picture_sentence(message, "mgrad-render failed without a word (status %d)", result->code);
    else if (result->code != PICTURE_BAD_FORMAT && result->code != PICTURE_FAILED)
        picture_sentence(message, "mgrad-render failed (status %d): %.*s", result->code,
                         (int)length, complaint);
    else
        message.put(message.to, complaint, length);
    return false;
}

/* Checks that the picture is as long as its header says, and hands it on. */
static bool picture_deliver(const Buf *out, HostSink picture, HostSink message)
{
    const char *text = buf_text(out);
    const char *end = memchr(text, '\n', out->len < PICTURE_HEADER ? out->len : PICTURE_HEADER);
    char *stop = NULL;
    unsigned long long promised = end ? strtoull(text, &stop, 10) : 0;
    size_t size = end ? out->len - (size_t)(end + 1 - text) : 0;
    if (!end || stop != end || promised == 0 || promised != size) {
        picture_sentence(message, "mgrad-render gave a damaged picture (%zu of %llu bytes)", size,
                         promised);
        return false;
    }
    picture.put(picture.to, end + 1, size);
    return true;
}

static bool picture_judge(const PictureClient *client, const char *path,
                          const ProcessResult *result, HostSink picture, HostSink message)
{
    switch (result->end) {
    case PROCESS_EXITED:
        return result->code == 0 ? picture_deliver(&result->out, picture, message)
                                 : picture_fail_status(message, result);
    case PROCESS_SIGNALLED:
        return picture_fail_signal(message, result->code);
    case PROCESS_NOT_STARTED:
        return picture_fail_start(message, path, result->code);
    case PROCESS_STOPPED:
        picture_sentence(message, *client->stop == HOST_TIMEOUT
                                      ? "the time limit ended while the picture was drawn"
                                      : "interrupted while the picture was drawn");
        return false;
    case PROCESS_TIMED_OUT:
        picture_sentence(message, "the layout took longer than %d seconds; draw less of the graph",
                         PICTURE_MAX_SECONDS);
        return false;
    case PROCESS_TOO_LARGE:
        picture_sentence(message, "the picture is larger than %d MB", PICTURE_MAX_MB);
        return false;
    case PROCESS_NO_MEMORY:
        break;
    }
    picture_sentence(message, "the picture does not fit the memory");
    return false;
}

static void picture_wait(void *ctx, double seconds)
{
    progress_wait(ctx, seconds);
}

bool picture_render(const PictureClient *client, const char *dot, size_t size, const char *format,
                    HostSink picture, HostSink message)
{
    char path[PICTURE_MAX_PATH];
    if (!picture_find(client, path))
        return picture_fail_missing(message);
    const char *argv[] = {path, format, NULL};
    ProcessJob job = {
        .argv = argv,
        .input = dot,
        .input_size = size,
        .max_out = PICTURE_HEADER + (size_t)PICTURE_MAX_MB * 1024 * 1024,
        .max_seconds = PICTURE_MAX_SECONDS,
        .stop = client->stop,
        .waiting = client->progress ? picture_wait : NULL,
        .ctx = client->progress,
    };
    ProcessResult result;
    process_run(&result, client->mem, &job);
    if (client->progress)
        progress_hide(client->progress);
    bool drawn = picture_judge(client, path, &result, picture, message);
    process_result_done(&result);
    return drawn;
}
