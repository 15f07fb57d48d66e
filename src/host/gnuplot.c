/*
 * gnuplot.c: runs gnuplot and turns its failures into messages.
 *
 * The script goes to standard input, the picture comes from standard output. gnuplot reports an
 * error on standard error as a quoted line, a caret, and "line 7: the error"; only the last part is
 * of use to the user, who has not seen the script.
 */
#define _XOPEN_SOURCE 700
#include "host/gnuplot.h"

#include <ctype.h>
#include <errno.h>
#include <string.h>

#include "host/files.h"

static bool gnuplot_fail_start(HostSink message, int error)
{
    if (error == ENOENT)
        child_say(message, "gnuplot is not installed (plots in files need it; without a file they "
                           "are drawn in the terminal)");
    else
        child_say(message, "gnuplot cannot be started: %s", files_reason(error));
    return false;
}

/* Does a line begin with `line 7: `, as gnuplot's errors do? Then `*rest` is the error itself. */
static bool gnuplot_is_error(const char *line, const char **rest)
{
    static const char word[] = "line ";
    if (strncmp(line, word, strlen(word)) != 0)
        return false;
    const char *at = line + strlen(word);
    while (isdigit((unsigned char)*at))
        at++;
    *rest = at + strspn(at, ": ");
    return *at == ':';
}

/* Its first error; else its first line that is not empty. */
static const char *gnuplot_find_complaint(const char *text)
{
    const char *first = "";
    while (*text) {
        const char *line = text + strspn(text, " \t\r\n"), *rest;
        if (gnuplot_is_error(line, &rest))
            return rest;
        if (!*first)
            first = line;
        text = line + strcspn(line, "\n");
    }
    return first;
}

static bool gnuplot_fail_status(HostSink message, const ProcessResult *result)
{
    const char *complaint = gnuplot_find_complaint(buf_text(&result->err));
    size_t length = strcspn(complaint, "\n");
    if (length == 0)
        child_say(message, "gnuplot failed without a message (status %d)", result->code);
    else
        child_say(message, "gnuplot says: %.*s", (int)length, complaint);
    return false;
}

/* Passes on the picture, or the reason why there is none. An exit status of 0 without output is a
   failure, too. */
static bool gnuplot_judge(const ProcessResult *result, HostSink picture, HostSink message)
{
    if (result->end == PROCESS_NOT_STARTED)
        return gnuplot_fail_start(message, result->code);
    if (result->end == PROCESS_SIGNALLED) {
        child_say(message, "gnuplot crashed (signal %d: %s)", result->code,
                  strsignal(result->code));
        return false;
    }
    if (result->code != 0 || result->out.len == 0)
        return gnuplot_fail_status(message, result);
    picture.put(picture.to, result->out.data, result->out.len);
    return true;
}

bool gnuplot_run(const PictureClient *client, const char *script, size_t size, HostSink picture,
                 HostSink message)
{
    static const char *const argv[] = {"gnuplot", "-d", NULL};
    ProcessResult result;
    bool drawn = child_run(client, argv, script, size, &result, message) &&
                 gnuplot_judge(&result, picture, message);
    process_result_done(&result);
    return drawn;
}
