/* console.c: asks for the terminal's properties; runs the pager and the editor. */
#define _XOPEN_SOURCE 700
#include "app/host/console.h"

#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <limits.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/sink.h"
#include "base/utf8.h"
#include "host/files.h"

extern char **environ;

enum { CONSOLE_NOT_FOUND = 127 }; /* a shell's exit status for a missing program */

ConsoleSize console_size(void)
{
    struct winsize window = {0};
    ioctl(STDOUT_FILENO, TIOCGWINSZ, &window);
    return (ConsoleSize){.rows = window.ws_row ? window.ws_row : HOST_ROWS,
                         .columns = window.ws_col ? window.ws_col : HOST_COLUMNS,
                         .width = window.ws_xpixel,
                         .height = window.ws_ypixel};
}

size_t console_error_columns(void)
{
    struct winsize window = {0};
    if (isatty(STDERR_FILENO) != 1)
        return 0;
    ioctl(STDERR_FILENO, TIOCGWINSZ, &window);
    return window.ws_col ? window.ws_col : HOST_COLUMNS;
}

/* Does not call setlocale: only repl_line.c changes the locale of the process, for Readline. */
bool console_is_utf8(void)
{
    locale_t locale = newlocale(LC_CTYPE_MASK, "", (locale_t)0);
    if (locale == (locale_t)0)
        return false;
    bool is_utf8 = strcmp(nl_langinfo_l(CODESET, locale), "UTF-8") == 0;
    freelocale(locale);
    return is_utf8;
}

bool console_is_screen(void)
{
    return isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 && console_has_cursor();
}

bool console_is_typing(void)
{
    struct pollfd keys = {.fd = STDIN_FILENO, .events = POLLIN};
    return poll(&keys, 1, 0) > 0;
}

/* ---- running a program on our terminal ---- */

/* Ignores Ctrl-C while another program has the terminal; saves the old action in `before`. */
static void console_hand_over(struct sigaction *before)
{
    struct sigaction ignore;
    memset(&ignore, 0, sizeof ignore);
    ignore.sa_handler = SIG_IGN;
    sigaction(SIGINT, &ignore, before);
}

/* The program must not inherit ignored signals. */
static void console_set_signals(posix_spawnattr_t *attributes)
{
    sigset_t defaults;
    sigemptyset(&defaults);
    sigaddset(&defaults, SIGINT);
    sigaddset(&defaults, SIGPIPE);
    posix_spawnattr_setsigdefault(attributes, &defaults);
    posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSIGDEF);
}

/* Starts `sh -c COMMAND sh FILE`, on standard input `input` unless that is -1. 0, or errno. */
static int console_start(pid_t *child, const char *command, const char *file, int input)
{
    const char *argv[] = {"sh", "-c", command, "sh", file, NULL};
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_t actions;
    posix_spawnattr_init(&attributes);
    posix_spawn_file_actions_init(&actions);
    console_set_signals(&attributes);
    if (input >= 0)
        posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    int error = posix_spawn(child, "/bin/sh", &actions, &attributes, (char *const *)argv, environ);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    return error;
}

/* The exit status of a child; -1 if a signal ended it. */
static int console_wait(pid_t child)
{
    int status;
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* ---- the pager ---- */

/* The number of screen rows of a text, with long lines wrapped. Every character counts as one
   column. */
static size_t console_count_rows(const char *text, size_t size, size_t columns)
{
    size_t rows = 0, column = 0;
    for (size_t i = 0; i < size; i++) {
        if (text[i] == '\n') {
            rows++;
            column = 0;
        } else if (!utf8_continues(text[i]) && column++ == columns) {
            rows++;
            column = 1;
        }
    }
    return rows + (column > 0);
}

/* A pipe that no other program inherits. */
static bool console_open_pipe(int ends[2])
{
    if (pipe(ends) != 0)
        return false;
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    return true;
}

/* Runs the pager with the text on standard input. False if there is no such program: then nothing
   was shown. */
static bool console_feed(const char *pager, const char *text, size_t size)
{
    int ends[2];
    if (!console_open_pipe(ends))
        return false;
    struct sigaction before;
    console_hand_over(&before);
    pid_t child;
    bool started = console_start(&child, pager, NULL, ends[0]) == 0;
    close(ends[0]);
    if (started)
        files_put(ends[1], text, size, NULL); /* the user may quit the pager early */
    close(ends[1]);
    bool shown = started && console_wait(child) != CONSOLE_NOT_FOUND;
    sigaction(SIGINT, &before, NULL);
    return shown;
}

bool console_page(const char *text, size_t size)
{
    ConsoleSize window = console_size();
    if (!console_is_screen() || console_count_rows(text, size, window.columns) < window.rows)
        return false;
    const char *pager = getenv("PAGER");
    return console_feed(pager && *pager ? pager : "less -FRX", text, size);
}

/* ---- the editor ---- */

static const char *console_editor(void)
{
    const char *visual = getenv("VISUAL"), *editor = getenv("EDITOR");
    return visual && *visual ? visual : editor && *editor ? editor : "vi";
}

/* The file's name is passed as $1, so that the shell does not interpret it. */
static bool console_run_editor(const char *path, Mem *mem, HostSink reason)
{
    Buf command;
    buf_init(&command, mem);
    buf_printf(&command, "%s \"$1\"", console_editor());
    struct sigaction before;
    console_hand_over(&before);
    pid_t child;
    int error = console_start(&child, buf_text(&command), path, -1);
    int status = error ? 0 : console_wait(child);
    sigaction(SIGINT, &before, NULL);
    buf_done(&command);
    if (error)
        return sink_fail(reason, files_reason(error));
    return status == 0 || sink_fail(reason, "the editor failed");
}

/* The text is in a temporary folder that only we can read. */
bool console_edit(const char *text, size_t size, Buf *edited, HostSink reason)
{
    const char *tmpdir = getenv("TMPDIR");
    char folder[PATH_MAX], path[PATH_MAX + sizeof "/edit.mg"];
    int length =
        snprintf(folder, sizeof folder, "%s/mgrad-XXXXXX", tmpdir && *tmpdir ? tmpdir : "/tmp");
    if (length >= PATH_MAX)
        return sink_fail(reason, files_reason(ENAMETOOLONG));
    if (!mkdtemp(folder))
        return sink_fail(reason, files_reason(errno));
    snprintf(path, sizeof path, "%s/edit.mg", folder); /* the suffix tells editors the language */
    bool fine = files_write(path, text, size, FILES_PRIVATE, NULL, reason) &&
                console_run_editor(path, edited->mem, reason) &&
                files_read(path, NULL, sink_into(edited), reason);
    unlink(path);
    rmdir(folder);
    return fine;
}
