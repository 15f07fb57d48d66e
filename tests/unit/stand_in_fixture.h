/*
 * stand_in_fixture.h: a shell script that replaces a drawing program, in the test's own folder, and
 * the result of running it. Include it after the files of the front end.
 */
#ifndef TESTS_STAND_IN_FIXTURE_H
#define TESTS_STAND_IN_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static Mem mem;
static Buf picture, message;
static volatile sig_atomic_t stop;
static char folder[64];

static void put_in_buf(void *to, const char *text, size_t size)
{
    buf_put(to, text, size);
}

static const HostSink picture_sink = {.to = &picture, .put = put_in_buf};
static const HostSink message_sink = {.to = &message, .put = put_in_buf};
static PictureClient client;

static int setup_stand_in(void)
{
    mem_init(&mem);
    buf_init(&picture, &mem);
    buf_init(&message, &mem);
    stop = HOST_GO_ON;
    client = (PictureClient){.mem = &mem, .argv0 = "mgrad", .stop = &stop};
    strcpy(folder, "/tmp/mgrad-stand-in-XXXXXX");
    return mkdtemp(folder) && chdir(folder) == 0 ? 0 : -1;
}

static int teardown_stand_in(const char *program)
{
    buf_done(&picture);
    buf_done(&message);
    unlink(program);
    return chdir("/") == 0 && rmdir(folder) == 0 && mem.used == 0 ? 0 : -1;
}

/* Makes a shell script with this text the drawing program of the test. */
static void stand_in_write(const char *program, const char *script)
{
    char text[512];
    int length = snprintf(text, sizeof text, "#!/bin/sh\n%s\n", script);
    assert_true(files_write(program, text, (size_t)length, FILES_SHARED, NULL, message_sink));
    assert_int_equal(chmod(program, 0755), 0);
}

/* True if a script with this text, as the drawing program, delivers a picture. */
static bool run_with(const char *script);

static void assert_fails(const char *script, const char *sentence)
{
    assert_false(run_with(script));
    assert_string_equal(buf_text(&message), sentence);
    assert_int_equal(picture.len, 0);
}

#endif
