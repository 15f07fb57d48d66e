/*
 * session_fixture.h: a session for each test, whose host functions only record their arguments.
 * Include it after <cmocka.h>.
 */
#ifndef SESSION_FIXTURE_H
#define SESSION_FIXTURE_H

#include <stdio.h>
#include <string.h>

#include "session/mgrad.h"

/* What the host functions received, and what they return. */
typedef struct World {
    char printed[1 << 16], noted[4096];
    char written_path[64], written[1 << 18];
    char rendered[1 << 16];
    const char *files[4][2]; /* path, text */
    int reads;
    volatile sig_atomic_t stop;
} World;

static World world;

static inline void world_print(void *ctx, const char *text, size_t size)
{
    World *to = ctx;
    size_t len = strlen(to->printed);
    if (len + size < sizeof to->printed)
        memcpy(to->printed + len, text, size);
}

static inline void world_note(void *ctx, const char *text)
{
    World *to = ctx;
    strncat(to->noted, text, sizeof to->noted - strlen(to->noted) - 2);
    strcat(to->noted, "\n");
}

static inline double world_clock(void *ctx)
{
    (void)ctx;
    return 1.5;
}

static inline bool world_read_file(void *ctx, const char *path, HostSink bytes, HostSink message)
{
    World *from = ctx;
    from->reads++;
    for (int i = 0; i < 4 && from->files[i][0]; i++)
        if (strcmp(from->files[i][0], path) == 0) {
            bytes.put(bytes.to, from->files[i][1], strlen(from->files[i][1]));
            return true;
        }
    message.put(message.to, "no such file", strlen("no such file"));
    return false;
}

static inline bool world_write_file(void *ctx, const char *path, const char *bytes, size_t size,
                                    HostSink message)
{
    World *to = ctx;
    if (strcmp(path, "closed.dot") == 0) {
        message.put(message.to, "permission denied", strlen("permission denied"));
        return false;
    }
    snprintf(to->written_path, sizeof to->written_path, "%s", path);
    snprintf(to->written, sizeof to->written, "%.*s", (int)size, bytes);
    return true;
}

static inline bool world_render(void *ctx, const char *dot, size_t size, const char *format,
                                HostSink picture, HostSink message)
{
    World *to = ctx;
    (void)message;
    snprintf(to->rendered, sizeof to->rendered, "%.*s", (int)size, dot);
    picture.put(picture.to, format, strlen(format));
    return true;
}

static inline Host host_of(World *of)
{
    *of = (World){0};
    return (Host){.ctx = of,
                  .print = world_print,
                  .note = world_note,
                  .stop = &of->stop,
                  .clock = world_clock,
                  .read_file = world_read_file,
                  .write_file = world_write_file,
                  .render = world_render};
}

static Mgrad *m;

static inline void start_with(const MgradOptions *options)
{
    Host host = host_of(&world);
    mgrad_free(m);
    m = mgrad_new(&host, options);
    assert_non_null(m);
}

static inline int setup(void **state)
{
    (void)state;
    m = NULL;
    start_with(NULL);
    return 0;
}

static inline int teardown(void **state)
{
    (void)state;
    mgrad_free(m);
    m = NULL;
    return 0;
}

static inline MgradStatus run(const char *text)
{
    return mgrad_run(m, "test.mg", text, strlen(text));
}

/* Runs a text without errors and compares its output. */
static inline void check_run(const char *text, const char *printed)
{
    memset(world.printed, 0, sizeof world.printed);
    MgradStatus status = run(text);
    if (status != MGRAD_OK)
        fail_msg("%s: status %d: %s", text, (int)status, mgrad_error(m)->text);
    assert_string_equal(world.printed, printed);
}

/* Runs a text with an error and compares the report. */
static inline void check_error(const char *text, size_t line, size_t column, const char *message)
{
    assert_true(mgrad_failed(run(text)));
    const MgradError *error = mgrad_error(m);
    if (error->line != line || error->column != column || !strstr(error->message, message))
        fail_msg("%s\n  expected %zu:%zu: %s\n  got      %zu:%zu: %s", text, line, column, message,
                 error->line, error->column, error->message);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)

/* The same for an interactive session. */
static inline int prompt_setup(void **state)
{
    static const MgradOptions options = {.interactive = true};
    (void)state;
    m = NULL;
    start_with(&options);
    return 0;
}

#define PROMPT_TEST(function) cmocka_unit_test_setup_teardown(function, prompt_setup, teardown)

#endif
