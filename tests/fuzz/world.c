/* world.c: the host functions that the fuzz targets give a session. */
#define _XOPEN_SOURCE 700
#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>

#include "base/escape.h"

enum { WORK = 5000 /* microseconds of work after which a text is interrupted */ };

static volatile sig_atomic_t fuzz_stop, fuzz_late;

static void fuzz_on_timer(int signal)
{
    (void)signal;
    fuzz_stop = HOST_TIMEOUT;
    fuzz_late = 1;
}

int fuzz_is_late(void)
{
    return fuzz_late;
}

/* Measured in processor time, so that a busy machine changes nothing; libFuzzer uses the other
   timer. */
static void fuzz_set_timer(long microseconds)
{
    const struct itimerval timer = {.it_value = {.tv_usec = microseconds},
                                    .it_interval = {.tv_usec = microseconds}};
    struct sigaction action = {.sa_handler = fuzz_on_timer, .sa_flags = SA_RESTART};
    sigaction(SIGVTALRM, &action, NULL);
    setitimer(ITIMER_VIRTUAL, &timer, NULL);
}

void fuzz_assert(int holds, const char *what)
{
    if (holds)
        return;
    fprintf(stderr, "fuzz: %s\n", what);
    abort();
}

uint32_t fuzz_hash(const uint8_t *data, size_t size)
{
    uint32_t hash = 2166136261u; /* FNV-1a */
    for (size_t i = 0; i < size; i++)
        hash = (hash ^ data[i]) * 16777619u;
    return hash ^ hash >> 16;
}

/* Reads every byte, so that the sanitizers detect an invalid one. */
static void fuzz_take(FuzzWorld *world, const char *bytes, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        world->bytes += bytes[i] != '\0';
        world->hash = (world->hash ^ (uint8_t)bytes[i]) * 16777619u;
    }
}

static void fuzz_put(HostSink sink, const char *text)
{
    sink.put(sink.to, text, strlen(text));
}

static void fuzz_print(void *ctx, const char *text, size_t size)
{
    fuzz_take(ctx, text, size);
}

/* A report or a note shows names and quotes texts, but no control character of them. */
static void fuzz_assert_printable(const char *text, const char *kept)
{
    size_t size = strlen(text);
    for (size_t at = 0; at < size;) {
        EscapeMark mark = escape_at(text + at, size - at);
        fuzz_assert(!mark.width || strchr(kept, text[at]), "a message with a control character");
        at += mark.size;
    }
}

static void fuzz_note(void *ctx, const char *text)
{
    fuzz_assert_printable(text, "");
    fuzz_take(ctx, text, strlen(text));
}

static double fuzz_clock(void *ctx)
{
    FuzzWorld *world = ctx;
    return world->clock += 0.001;
}

static bool fuzz_read_file(void *ctx, const char *path, HostSink bytes, HostSink message)
{
    const FuzzWorld *world = ctx;
    if (strstr(path, "missing")) {
        fuzz_put(message, "no such file");
        return false;
    }
    bytes.put(bytes.to, world->file, world->file_size);
    return true;
}

static void fuzz_keep_dot(FuzzWorld *world, const char *dot, size_t size)
{
    free(world->dot);
    world->dot = malloc(size + 1);
    fuzz_assert(world->dot != NULL, "out of memory");
    memcpy(world->dot, dot, size);
    world->dot[size] = '\0';
    world->dot_size = size;
}

static bool fuzz_write_file(void *ctx, const char *path, const char *bytes, size_t size,
                            HostSink message)
{
    fuzz_take(ctx, bytes, size);
    if (strstr(path, "missing")) {
        fuzz_put(message, "no such file");
        return false;
    }
    if (strstr(path, ".dot"))
        fuzz_keep_dot(ctx, bytes, size);
    return true;
}

static bool fuzz_render(void *ctx, const char *dot, size_t size, const char *format,
                        HostSink picture, HostSink message)
{
    FuzzWorld *world = ctx;
    fuzz_keep_dot(world, dot, size);
    if (strcmp(format, "plain") == 0) {
        fuzz_put(picture, "graph 1 2.0 1.0");
        return true;
    }
    if (strcmp(format, "png") != 0 && strcmp(format, "svg") != 0) {
        fuzz_put(message, "no such format");
        return false;
    }
    /* Sometimes the drawing program returns something else than a picture. */
    picture.put(picture.to, world->file, world->file_size);
    return true;
}

static bool fuzz_gnuplot(void *ctx, const char *script, size_t size, HostSink picture,
                         HostSink message)
{
    FuzzWorld *world = ctx;
    (void)message;
    fuzz_take(world, script, size);
    picture.put(picture.to, world->file, world->file_size);
    return true;
}

static bool fuzz_accepts(void *ctx, bool anywhere, HostAccepted *accepted)
{
    static const char *const types[] = {"image/png", "text/plain", "image/svg+xml", NULL};
    (void)ctx;
    *accepted = (HostAccepted){.types = types, .width = 640, .height = 384, .line = 16};
    return anywhere;
}

/* Sometimes the display cannot be shown. */
static bool fuzz_show(void *ctx, const HostDisplay *display)
{
    size_t total = 0;
    fuzz_assert(display->count > 0, "an empty display");
    for (size_t i = 0; i < display->count; i++) {
        const HostForm *form = &display->forms[i];
        fuzz_take(ctx, form->bytes, form->size);
        fuzz_assert(strcmp(form->mime, "image/svg+xml") != 0 ||
                        (form->size >= 4 && memcmp(form->bytes, "<svg", 4) == 0),
                    "no fragment");
        total += form->size;
    }
    return total % 2;
}

static bool fuzz_command(void *ctx, const char *name, const char *argument, HostSink out,
                         HostSink message)
{
    fuzz_take(ctx, name, strlen(name));
    fuzz_put(message, "there is no prompt here");
    if (strcmp(name, "history") != 0)
        return false;
    fuzz_put(out, argument);
    return true;
}

Mgrad *fuzz_open(FuzzWorld *world, uint32_t choice)
{
    static const char *const argv[] = {"program", "argument"};
    world->stop = &fuzz_stop;
    fuzz_stop = HOST_GO_ON;
    fuzz_late = 0;
    const Host host = {.ctx = world,
                       .print = fuzz_print,
                       .note = fuzz_note,
                       .stop = &fuzz_stop,
                       .clock = fuzz_clock,
                       .read_file = fuzz_read_file,
                       .write_file = fuzz_write_file,
                       .render = fuzz_render,
                       .gnuplot = fuzz_gnuplot,
                       .accepts = fuzz_accepts,
                       .show = fuzz_show,
                       .command = fuzz_command,
                       .page = fuzz_print};
    const MgradOptions options = {.interactive = choice & 1,
                                  .color = choice & 2,
                                  .unfolded = choice & 4,
                                  .max_nodes = 10000,
                                  .max_memory = (size_t)8 << 20,
                                  .argc = 2,
                                  .argv = argv};
    Mgrad *m = fuzz_session(choice % 8, &host, &options);
    fuzz_assert(m != NULL, "no session");
    fuzz_set_timer(WORK);
    return m;
}

void fuzz_check_error(const Mgrad *m)
{
    const MgradError *error = mgrad_error(m);
    fuzz_assert_printable(error->message, "");
    fuzz_assert_printable(error->text, "\n\t"); /* the tabs of source lines */
    size_t count;
    const MgradError *errors = mgrad_errors(m, &count);
    for (size_t i = 0; i < count; i++) {
        fuzz_assert_printable(errors[i].text, "\n\t");
        fuzz_assert_printable(errors[i].help, "");
        fuzz_assert(errors[i].offset <= errors[i].end, "an error ends before it begins");
    }
}

MgradStatus fuzz_run(Mgrad *m, FuzzWorld *world, const char *text, size_t size)
{
    MgradStatus status = mgrad_run(m, FUZZ_NAME, text, size);
    const MgradError *error = mgrad_error(m);
    bool is_told = mgrad_failed(status);
    fuzz_take(world, error->text, strlen(error->text));
    fuzz_assert(!is_told || *error->message, "an error without a message");
    fuzz_assert(!is_told || error->text[strlen(error->text) - 1] == '\n',
                "a report that does not end its line");
    fuzz_check_error(m);
    return status;
}

void fuzz_close(Mgrad *m, FuzzWorld *world)
{
    static const char text[] = "print 1 + 1";
    size_t before = world->bytes;
    fuzz_set_timer(0);
    fuzz_stop = HOST_GO_ON;
    MgradStatus status = fuzz_run(m, world, text, sizeof text - 1);
    /* The variables may use all the memory that the limits allow. */
    fuzz_assert(status == MGRAD_OK ? world->bytes > before
                                   : status == MGRAD_MEMORY || status == MGRAD_NODES,
                "the session does not answer any more");
    fuzz_end_session(m);
    free(world->dot);
}
