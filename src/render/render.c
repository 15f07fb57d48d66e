/*
 * render.c: mgrad-render, which turns DOT text into a picture with Graphviz's `dot` engine, and a
 * PNG into sixels for a terminal.
 *
 *     mgrad-render FORMAT < graph.dot
 *     mgrad-render sixel COLORS < picture.png
 *
 * Writes to standard output: the size of the picture in bytes, as a decimal number; a newline; the
 * picture. So the reader can tell a complete picture from a cut one. Writes Graphviz's messages to
 * standard error. Exit status: 0 success, 1 the picture could not be drawn, 2 wrong usage, 3
 * Graphviz does not know the format.
 *
 * This is a separate program because Graphviz's licence (EPL) must not be combined with that of
 * readline (GPL), and because a crash or an endless layout of Graphviz must not affect mgrad.
 * Sixels are made here, too, because loading their libraries would double the time that mgrad takes
 * to start. Of Graphviz it uses only functions that are the same in versions 2.42 to 15.
 */
#include <errno.h>
#include <graphviz/cgraph.h>
#include <graphviz/gvc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/escape.h"
#include "render/formats.h"
#include "render/guard.h"
#include "render/sixel.h"

enum { RENDER_DRAWN = 0, RENDER_FAILED = 1, RENDER_USAGE = 2, RENDER_UNKNOWN_FORMAT = 3 };

enum {
    RENDER_MAX_INPUT = 256 * 1024 * 1024,
    RENDER_MANY_NODES = 1000, /* larger graphs get a faster, less careful layout */
};

/* Graphviz passes its messages, in pieces, to a function without a context argument. So the buffer
   that collects them is global. */
static Buf render_messages;

static int render_keep_message(char *piece)
{
    buf_puts(&render_messages, piece);
    return 0;
}

/* True if Graphviz has reported an error. Its return codes do not suffice: for a bad record label
   it prints an error and returns success. */
static bool render_has_failed(void)
{
    const char *text = buf_text(&render_messages);
    return strncmp(text, "Error: ", 7) == 0 || strstr(text, "\nError: ") != NULL;
}

/* Writes all bytes. False, without a message, if that fails: the reader is gone. */
static bool render_write(int fd, const char *bytes, size_t size)
{
    while (size > 0) {
        ssize_t n = write(fd, bytes, size);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return false;
        bytes += n;
        size -= (size_t)n;
    }
    return true;
}

/* Reads standard input. False if it is too large or cut off. */
static bool render_read(Buf *text)
{
    char piece[64 * 1024];
    ssize_t n;
    while ((n = read(STDIN_FILENO, piece, sizeof piece)) != 0) {
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0 || text->failed || text->len + (size_t)n > RENDER_MAX_INPUT)
            return false;
        buf_put(text, piece, (size_t)n);
    }
    return !text->failed;
}

/* Draws a graph that has a layout. Returns the size of the picture, 0 on failure; in both cases
   *picture must be freed with gvFreeRenderData. The size is an `unsigned *` before Graphviz 13, and
   a `size_t *` since; _Generic chooses the variable. */
static size_t render_draw(GVC_t *gvc, graph_t *graph, const char *format, char **picture)
{
    unsigned narrow = 0;
    size_t wide = 0;
    *picture = NULL;
    int status = gvRenderData(
        gvc, graph, format, picture,
        _Generic(&gvRenderData, int (*)(GVC_t *, graph_t *, const char *, char **, unsigned *)
                 : &narrow, default
                 : &wide));
    return status == 0 && *picture && !render_has_failed() ? narrow + wide : 0;
}

/* True if Graphviz can draw in a format. It draws an empty graph, so that an unknown format is
   found before a long layout, and no list of formats is needed. */
static bool render_knows(GVC_t *gvc, const char *format)
{
    if (formats_is_window(format))
        return false;
    Agraph_t *empty = agmemread("digraph {}");
    if (!empty || gvLayout(gvc, empty, "dot") != 0)
        return true; /* something else is wrong; the real graph will show it */
    char *picture;
    size_t size = render_draw(gvc, empty, format, &picture);
    gvFreeRenderData(picture);
    gvFreeLayout(gvc, empty);
    agclose(empty);
    return size > 0;
}

/* Replaces Graphviz's messages about the format by one sentence. */
static void render_explain_format(const char *format)
{
    Buf list;
    buf_init(&list, render_messages.mem);
    formats_put_list(&list, &render_messages);
    buf_clear(&render_messages);
    buf_printf(&render_messages, "Error: Graphviz does not know the format '%s'%s%s\n", format,
               list.len ? "; it knows " : "", buf_text(&list));
    buf_done(&list);
}

/* Speeds up the layout of a large graph. The time of network simplex and of the search for few
   crossings grows much faster than the graph, so their iterations are limited; the picture becomes
   a little less neat. And the newer of two ranking algorithms is used: the older one compares each
   edge with each in some versions, which was nine tenths of the time for 4,000 Values. */
static void render_hurry(Agraph_t *graph)
{
    if (agnnodes(graph) <= RENDER_MANY_NODES)
        return;
    agattr(graph, AGRAPH, "newrank", "true");
    agattr(graph, AGRAPH, "nslimit", "0.02");
    agattr(graph, AGRAPH, "nslimit1", "0.02");
    agattr(graph, AGRAPH, "mclimit", "0.05");
}

/* Writes the size and the picture. */
static bool render_deliver(int out, const char *picture, size_t size)
{
    char header[32];
    int length = snprintf(header, sizeof header, "%zu\n", size);
    return render_write(out, header, (size_t)length) && render_write(out, picture, size);
}

static int render_graph(GVC_t *gvc, const char *dot, const char *format, int out)
{
    if (!render_knows(gvc, format)) {
        render_explain_format(format);
        return RENDER_UNKNOWN_FORMAT;
    }
    Agraph_t *graph = agmemread(dot);
    if (!graph && render_messages.len == 0)
        buf_puts(&render_messages, "Error: the input contains no graph\n");
    if (!graph || render_has_failed())
        return RENDER_FAILED;
    render_hurry(graph);
    if (gvLayout(gvc, graph, "dot") != 0 || render_has_failed())
        return RENDER_FAILED;
    char *picture;
    size_t size = render_draw(gvc, graph, format, &picture);
    return size > 0 && render_deliver(out, picture, size) ? RENDER_DRAWN : RENDER_FAILED;
}

static int render_dot(const Buf *dot, const char *format, int out)
{
    if (strlen(buf_text(dot)) == dot->len)
        return render_graph(gvContext(), buf_text(dot), format, out);
    buf_puts(&render_messages, "Error: the graph contains a NUL byte\n");
    return RENDER_FAILED;
}

static int render_sixel(const Buf *png, size_t colors, int out)
{
    Buf sixels;
    buf_init(&sixels, png->mem);
    bool is_drawn = sixel_put_png(&sixels, png->data, png->len, colors);
    if (!sixel_is_available())
        buf_puts(&render_messages, "Error: mgrad-render was built without libsixel\n");
    else if (!is_drawn)
        buf_puts(&render_messages, "Error: the picture is damaged, or too large for memory\n");
    is_drawn = is_drawn && render_deliver(out, sixels.data, sixels.len);
    buf_done(&sixels);
    return is_drawn ? RENDER_DRAWN : RENDER_FAILED;
}

/* `colors` 0: the input is a graph, else a PNG. */
static int render_run(const char *format, size_t colors, Mem *mem, int out)
{
    Buf input;
    buf_init(&input, mem);
    int status = RENDER_FAILED;
    if (!render_read(&input))
        buf_puts(&render_messages, "Error: the input is larger than 256 MB, or cut off\n");
    else if (colors)
        status = render_sixel(&input, colors, out);
    else
        status = render_dot(&input, format, out);
    buf_done(&input);
    return status;
}

/* The number of colours of `sixel COLORS`; 0 if these are not the arguments. */
static size_t render_colors(int argc, char **argv)
{
    if (argc != 3 || strcmp(argv[1], "sixel") != 0)
        return 0;
    unsigned long colors = strtoul(argv[2], NULL, 10);
    return colors >= SIXEL_MIN_COLORS && colors <= SIXEL_MAX_COLORS ? colors : 0;
}

int main(int argc, char **argv)
{
    size_t colors = render_colors(argc, argv);
    if (argc != 2 && !colors) {
        fputs("usage: mgrad-render FORMAT < graph.dot\n"
              "       mgrad-render sixel COLORS < picture.png   (2 to 256 colors)\n",
              stderr);
        return RENDER_USAGE;
    }
    Mem mem;
    mem_init(&mem);
    buf_init(&render_messages, &mem);
    guard_set_limits();
    guard_follow_parent();
    int out = guard_take_output();
    agseterrf(render_keep_message);
    int status = render_run(argv[1], colors, &mem, out);
    escape_lines_from(&render_messages, 0); /* Graphviz quotes the graph */
    render_write(STDERR_FILENO, buf_text(&render_messages), render_messages.len);
    /* The picture is complete. The end of the process frees Graphviz's memory; its own cleanup, and
       a crash in that, are skipped. */
    _exit(status);
}
