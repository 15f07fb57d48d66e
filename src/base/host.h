/*
 * host.h: what mgrad asks of the program that it runs in.
 *
 * The library prints nothing, opens no file and starts no program: it calls the functions of this
 * table, which the front end fills in. A NULL function means "not allowed here"; the language then
 * gives a clear error. `ctx` is handed back to every call.
 *
 * No function may call back into the session that calls it, or leave it by longjmp.
 */
#ifndef BASE_HOST_H
#define BASE_HOST_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>

/* Where a host function puts bytes or a message: call `put` any number of times. */
typedef struct HostSink {
    void *to;
    void (*put)(void *to, const char *bytes, size_t size);
} HostSink;

/* The screen where there is none. */
enum { HOST_COLUMNS = 80, HOST_ROWS = 24 };

/* Why a running program is to stop; stored in *Host.stop, from a signal handler if need be. */
enum { HOST_GO_ON = 0, HOST_INTERRUPT = 1, HOST_TIMEOUT = 2 };

/* The screen that a program's results appear on. */
typedef struct HostScreen {
    size_t columns, rows;
    bool utf8; /* it shows more than ASCII */
} HostScreen;

/* How large a picture on the screen may be, in pixels. */
typedef struct HostCanvas {
    size_t width, height;
    size_t line; /* the height of a line of text */
} HostCanvas;

typedef struct Host {
    void *ctx;

    /* Results: what a program prints, as UTF-8. */
    void (*print)(void *ctx, const char *text, size_t size);
    /* A sentence that teaches, without a newline; not a result, not an error. */
    void (*note)(void *ctx, const char *text);

    /* How far a long loop is; total 0: it is over. */
    void (*progress)(void *ctx, size_t done, size_t total);

    /* The flag that is tested on every loop and call: HOST_GO_ON until something asks to stop. NULL
       if nothing ever does. The session clears it when it has stopped for it. */
    volatile sig_atomic_t *stop;
    /* Seconds on a clock that never goes back. */
    double (*clock)(void *ctx);
    double tick; /* the least that it goes on by: 1 in a sandbox; 0: less than anybody sees */

    /* Reads a whole file into `bytes`. False, with the reason in `message` ("no such file"), if
     * not. */
    bool (*read_file)(void *ctx, const char *path, HostSink bytes, HostSink message);
    /* The one name of a file, however it was written, so that it is imported once. False if there
       is no such file; where this is NULL a file's name is as it was written. */
    bool (*identify)(void *ctx, const char *path, HostSink name);
    /* Writes a whole file: it appears at once or not at all. False, with the reason, if not. */
    bool (*write_file)(void *ctx, const char *path, const char *bytes, size_t size,
                       HostSink message);
    /* Lays out a graph given as DOT text and gives the picture's bytes. `format` is Graphviz's name
       of it, such as "svg". False, with the reason, if not: no Graphviz here, a format that it does
       not know, interrupted, its own complaint. */
    bool (*render)(void *ctx, const char *dot, size_t size, const char *format, HostSink picture,
                   HostSink message);
    /* Has gnuplot carry out a script and gives what it writes on its standard output: a picture.
       False, with the reason, if not: no gnuplot here, interrupted, its own complaint. */
    bool (*gnuplot)(void *ctx, const char *script, size_t size, HostSink picture, HostSink message);
    /* How large the screen is. Where this is NULL it is HOST_COLUMNS by HOST_ROWS, and UTF-8. */
    HostScreen (*screen)(void *ctx);
    /* Are pictures shown among the results, and how large? At a prompt; `anywhere`: from a script,
       too. Where this is NULL, as where it says no, text stands for them. */
    bool (*canvas)(void *ctx, bool anywhere, HostCanvas *canvas);
    /* Shows a picture, given as a PNG. False if it cannot be shown after all. */
    bool (*show)(void *ctx, const char *png, size_t size);

    /* A command that only the front end can carry out, with what stood behind its name ("" if
       nothing did). `history` lists what was typed, or as many of the last entries as its argument
       says; `edit` opens the last block in an editor and gives the text that comes back. False,
       with the reason, if not. */
    bool (*command)(void *ctx, const char *name, const char *argument, HostSink out,
                    HostSink message);
    /* Shows a long text screen by screen, if there is a screen; otherwise prints it. */
    void (*page)(void *ctx, const char *text, size_t size);
} Host;

#endif
