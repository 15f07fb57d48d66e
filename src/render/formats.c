/*
 * formats.c: Graphviz's list of its formats.
 *
 * The function that returns the list differs between versions. But all versions list their formats
 * when they parse a command line with an unknown one, on standard error or as a message, depending
 * on the version. So this captures both.
 */
#include "render/formats.h"

#include <graphviz/gvc.h>
#include <string.h>
#include <unistd.h>

bool formats_is_window(const char *format)
{
    static const char *const windows[] = {"x11", "xlib", "gtk"};
    size_t length = strcspn(format, ":");
    for (size_t i = 0; i < sizeof windows / sizeof *windows; i++)
        if (length == strlen(windows[i]) && strncmp(format, windows[i], length) == 0)
            return true;
    return false;
}

/* Makes Graphviz complain about an unknown format. */
static void formats_provoke(void)
{
    char program[] = "dot", option[] = "-T?";
    char *words[] = {program, option, NULL};
    GVC_t *gvc = gvContext();
    gvParseArgs(gvc, 2, words);
    gvFreeContext(gvc);
}

/* True for the formats that people view or process further; Graphviz has many more. */
static bool formats_is_useful(const char *format)
{
    static const char *const useful[] = {"dot", "eps", "gif", "jpg", "json",
                                         "pdf", "png", "ps",  "svg", "webp"};
    for (size_t i = 0; i < sizeof useful / sizeof *useful; i++)
        if (strcmp(format, useful[i]) == 0)
            return true;
    return false;
}

/* Appends the complaint to `messages`, if Graphviz writes it to standard error; otherwise it
   arrives there through Graphviz's message function. The list is shorter than the capacity of a
   pipe, so it can be read after all of it has been written. */
static void formats_capture(Buf *messages)
{
    int ends[2], error = dup(STDERR_FILENO);
    if (error < 0 || pipe(ends) != 0)
        return;
    dup2(ends[1], STDERR_FILENO);
    close(ends[1]);
    formats_provoke();
    dup2(error, STDERR_FILENO);
    close(error);
    char piece[4096];
    ssize_t n;
    while ((n = read(ends[0], piece, sizeof piece)) > 0)
        buf_put(messages, piece, (size_t)n);
    close(ends[0]);
}

void formats_put_list(Buf *out, Buf *messages)
{
    static const char before[] = "Use one of:";
    buf_clear(messages);
    formats_capture(messages);
    char *list = messages->data ? strstr(messages->data, before) : NULL;
    const char *separator = "";
    for (char *word = list ? strtok(list + strlen(before), " \n") : NULL; word;
         word = strtok(NULL, " \n")) {
        if (!formats_is_useful(word))
            continue;
        buf_printf(out, "%s%s", separator, word);
        separator = ", ";
    }
}
