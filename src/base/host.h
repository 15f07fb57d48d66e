/*
 * host.h: the functions that the embedding program gives to a session.
 *
 * libmgrad itself prints nothing, opens no file and starts no process. It calls the functions of a
 * Host instead. Every member may be NULL: the feature is then off, and a program that needs it gets
 * an error with a clear message. A Host with all members zero is valid.
 *
 * Rules for all members:
 * - The session calls them on the thread that called it, and only during that call.
 * - They must not call back into the session, and must not leave by longjmp or an exception.
 * - Pointers that they receive are borrowed: valid until they return. Texts are UTF-8.
 * - They hand bytes over by calling HostSink.put; the session copies the bytes at once.
 * - A function that returns false puts the reason into its message sink: a clause without a capital
 *   letter and without a full stop, such as "no such file". The session builds the report from it.
 */
#ifndef MGRAD_HOST_H
#define MGRAD_HOST_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>

/* Receives bytes from a host function, in any number of pieces. If the session runs out of memory,
   it drops the rest, and reports that after the host function has returned. */
typedef struct HostSink {
    void *to; /* pass it to `put` */
    void (*put)(void *to, const char *bytes, size_t size);
    const bool *is_full; /* true: the rest is dropped, so the host need not read it; may be NULL */
} HostSink;

/* The size of the screen, in characters, where Host.screen is NULL. */
enum { HOST_COLUMNS = 80, HOST_ROWS = 24 };

/* Values of *Host.stop: keep running, or why the running program must stop. */
enum { HOST_GO_ON = 0, HOST_INTERRUPT = 1, HOST_TIMEOUT = 2, HOST_OUTPUT = 3 };

/* The text screen on which results appear. */
typedef struct HostScreen {
    size_t columns, rows; /* in characters; at least 1 */
    bool utf8;            /* false: it shows ASCII only */
} HostScreen;

/* One form of what a program shows. */
typedef struct HostForm {
    const char *mime; /* "image/png" */
    const char *bytes;
    size_t size;
} HostForm;

/* What a program shows: a graph, a plot or an image, in one form or more. */
typedef struct HostDisplay {
    const HostForm *forms; /* in the order of HostAccepted.types */
    size_t count;          /* at least 1 */
    const char *id;        /* the argument `id` of the command; NULL: none */
    bool updates;          /* replaces the earlier display of that id */
} HostDisplay;

/* The forms that the host can show now. The session can make
     "image/svg+xml"  for web pages: begins with "<svg", and no other display has the same ids in it
     "image/png"
     "application/vnd.vegalite.v5+json"  plots and images as charts, if they are not very large
     "text/html"      the SVG as a part of a page
     "text/plain"     what the program prints where nothing can be shown */
typedef struct HostAccepted {
    const char *const *types; /* in order of preference, without parameters; ends with NULL */
    size_t width, height;     /* of the largest PNG, in pixels; 0: no bound */
    size_t line;              /* the height of a line of text in it, in pixels; 0: as in a file */
} HostAccepted;

/* mgrad_new copies this struct. Whatever `ctx` and `stop` point to must outlive the session. */
typedef struct Host {
    void *ctx; /* the first argument of every function below */

    /* Prints a piece of the program's results: `size` bytes, not terminated by NUL. NULL: results
       are dropped. */
    void (*print)(void *ctx, const char *text, size_t size);
    /* Shows a hint for learners: one sentence without control characters, terminated by NUL. It is
       neither a result nor an error. NULL: hints are dropped. */
    void (*note)(void *ctx, const char *text);

    /* Shows the prompt, a text without a newline in most cases, and reads a line that the user
       types into `line`, without its line break. False, with the reason, at the end of the input or
       if none can be read; without a reason if *stop was set meanwhile. NULL: programs cannot ask
       for input. */
    bool (*read_line)(void *ctx, const char *prompt, HostSink line, HostSink message);

    /* Reports the progress of a long loop: `done` of `total` rounds. A `total` of 0 means that the
       loop has ended, or that the call into the session is about to return; it may come without a
       loop before it. NULL: no progress is reported. */
    void (*progress)(void *ctx, size_t done, size_t total);

    /* The stop flag, polled on every jump back and call, and during long operations. A signal
       handler or another thread sets it to HOST_INTERRUPT or HOST_TIMEOUT, and `print` or `note`
       to HOST_OUTPUT if the program has printed too much; the program then ends with
       MGRAD_INTERRUPTED, MGRAD_TIMEOUT or MGRAD_OUTPUT, and the session resets the flag to
       HOST_GO_ON. mgrad_new does not poll it. NULL: programs cannot be stopped. */
    volatile sig_atomic_t *stop;
    /* The bytes that malloc's heap takes, holes between its blocks included, but not blocks of 4 MB
       and more; `is_exact`: without pages that were returned to the system. A session then stays
       below its memory limit although blocks that it frees leave holes. For a program that has one
       session at a time. NULL: a session counts its blocks only. */
    size_t (*heap_size)(void *ctx, bool is_exact);
    /* Seconds on a monotonic clock, from any starting point. NULL: `time` measures 0 s. */
    double (*clock)(void *ctx);
    /* The resolution of `clock` in seconds; a shorter time is shown as "under 1 s", say. 0: finer
       than any time that is shown. A sandbox has a coarse clock (1), against timing attacks. */
    double tick;

    /* Reads a whole file into `bytes`. False, with the reason, on failure. NULL: programs cannot
       read files or import them; the modules of the standard library are always available. */
    bool (*read_file)(void *ctx, const char *path, HostSink bytes, HostSink message);
    /* Puts the canonical name of an existing file (absolute, symbolic links resolved) into `name`,
       so that a module is imported once whatever its path. False if there is no such file. NULL:
       the path as written is the name. */
    bool (*identify)(void *ctx, const char *path, HostSink name);
    /* Writes a whole file atomically: afterwards the path has the new content or, on failure, its
       old one. False, with the reason, on failure. NULL: programs cannot write files. */
    bool (*write_file)(void *ctx, const char *path, const char *bytes, size_t size,
                       HostSink message);

    /* Lays out a graph, given as DOT text that ends in NUL after `size` bytes, and puts the picture
       into `picture`. `format` is Graphviz's name of the format, such as "svg". False, with the
       reason, if Graphviz is missing, does not know the format, fails or is interrupted. NULL:
       `draw` writes DOT files only. */
    bool (*render)(void *ctx, const char *dot, size_t size, const char *format, HostSink picture,
                   HostSink message);
    /* Runs a gnuplot script, which ends in NUL after `size` bytes, and puts its standard output, a
       picture, into `picture`. False, with the reason, if gnuplot is missing, fails or is
       interrupted. NULL: plots are shown as text only. */
    bool (*gnuplot)(void *ctx, const char *script, size_t size, HostSink picture, HostSink message);

    /* The size and character set of the text screen now. NULL: HOST_COLUMNS by HOST_ROWS, UTF-8. */
    HostScreen (*screen)(void *ctx);
    /* The width, in characters, of the screen that shows error reports (MgradError.text). A source
       line that is wider is cut around the error. 0, or NULL: there is no screen, and lines are cut
       only if they are very long. */
    size_t (*report_width)(void *ctx);
    /* True, and the forms in *accepted, if the host can show something now. A host with a prompt on
       a terminal should say yes only at the prompt, unless `anywhere` is set: then pictures were
       turned on for scripts, too. *accepted is zeroed before; `types` must stay valid until `show`
       returns. NULL: everything is printed as text. */
    bool (*accepts)(void *ctx, bool anywhere, HostAccepted *accepted);
    /* Shows what draw, a plot or image makes without a file; called only after `accepts` has
       returned true. A form that cannot be made is left out. False if it could not be shown; the
       session then prints text. NULL: everything is printed as text. */
    bool (*show)(void *ctx, const HostDisplay *display);
    /* Erases what the program has shown: the screen, or the output of a notebook's cell. `waits`:
       only when the next output comes, so that nothing flickers. NULL: nothing is erased. */
    void (*clear)(void *ctx, bool waits);

    /* Runs a command of the prompt and puts its result into `out`. `name` is one of
         "history"  lists the entries typed so far; `argument` is how many of the latest, or ""
         "edit"     opens the last entry in an editor and returns the edited text; no argument.
       False, with the reason, on failure. NULL: these commands are errors. */
    bool (*command)(void *ctx, const char *name, const char *argument, HostSink out,
                    HostSink message);
    /* Shows a long text (help) in a pager, in an interactive session. NULL: it is printed. */
    void (*page)(void *ctx, const char *text, size_t size);
} Host;

#endif
