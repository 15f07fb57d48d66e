/*
 * formats.c: Graphviz's list of its formats.
 *
 * The call that returns the list is not the same in all versions, and drawing in an unknown format
 * does not tell. But Graphviz lists its formats when it is given a wrong command line: on standard
 * error or as a message, depending on the version. We listen in both places.
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

static void formats_provoke(void)
{
    char program[] = "dot", option[] = "-T?";
    char *words[] = {program, option, NULL};
    GVC_t *gvc = gvContext();
    gvParseArgs(gvc, 2, words);
    gvFreeContext(gvc);
}

/* Of its many formats those that people look at or go on to work with. */
static bool formats_is_useful(const char *format)
{
    static const char *const useful[] = {"dot", "eps", "gif", "jpg", "json",
                                         "pdf", "png", "ps",  "svg", "webp"};
    for (size_t i = 0; i < sizeof useful / sizeof *useful; i++)
        if (strcmp(format, useful[i]) == 0)
            return true;
    return false;
}

/* What Graphviz writes to standard error fits into a pipe, so that nobody need read meanwhile. */
static void formats_hear(Buf *messages)
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
    formats_hear(messages);
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
