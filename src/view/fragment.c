/*
 * fragment.c: one pass over the text of an SVG, which copies it and inserts the prefix.
 *
 * Ids are in attributes (id="n1", href="#n1", clip-path="url(#n1)") and in the text of <style>. The
 * pass knows as much of XML as is needed to tell them from other text: comments and the like, tags,
 * and quoted values. Text that is not well formed is copied as it is.
 */
#include "view/fragment.h"

#include <stdlib.h>
#include <string.h>

typedef struct Fragment {
    Buf *out;
    const char *at, *end; /* the rest of the text */
    const char *prefix;
} Fragment;

static bool begins(const Fragment *f, const char *text)
{
    size_t size = strlen(text);
    return (size_t)(f->end - f->at) >= size && memcmp(f->at, text, size) == 0;
}

/* The place of a character in the rest up to `end`; `end` if there is none. */
static const char *find(const Fragment *f, char c, const char *end)
{
    const char *found = memchr(f->at, c, (size_t)(end - f->at));
    return found ? found : end;
}

/* The end of a text in the rest; the end of the rest if it is not there. */
static const char *find_after(const Fragment *f, const char *text)
{
    Fragment rest = *f;
    while (rest.at = find(&rest, *text, rest.end), rest.at < rest.end) {
        if (begins(&rest, text))
            return rest.at + strlen(text);
        rest.at++;
    }
    return rest.end;
}

static void copy_to(Fragment *f, const char *to)
{
    buf_put(f->out, f->at, (size_t)(to - f->at));
    f->at = to;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* The end of a comment or the like, in which no tags are; NULL if the rest begins with none. */
static const char *find_end_of_aside(const Fragment *f)
{
    static const struct {
        const char *begin, *end;
    } asides[] = {{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}, {"<!", ">"}};
    for (size_t i = 0; i < sizeof asides / sizeof *asides; i++)
        if (begins(f, asides[i].begin))
            return find_after(f, asides[i].end);
    return NULL;
}

/* ---- references ---- */

/* True if what was copied ends with `url(` and perhaps a quote. */
static bool follows_url(const Fragment *f)
{
    static const char *const openings[] = {"url(", "url('", "url(\"", "url(&quot;", "url(&apos;"};
    for (size_t i = 0; i < sizeof openings / sizeof *openings; i++) {
        size_t size = strlen(openings[i]);
        if (f->out->len >= size &&
            memcmp(f->out->data + f->out->len - size, openings[i], size) == 0)
            return true;
    }
    return false;
}

/* True for `#n1:hover {` in a style sheet; in `fill: #ff0000;` it is a colour. */
static bool is_selector(const Fragment *f, const char *to)
{
    const char *at = f->at;
    while (at < to && *at != '{' && *at != '}' && *at != ';')
        at++;
    return at < to && *at == '{';
}

/* Copies a value or a style sheet, and inserts the prefix after each '#' before an id. */
static void copy_references(Fragment *f, const char *to, bool is_style)
{
    while (copy_to(f, find(f, '#', to)), f->at < to) {
        bool is_id = follows_url(f) || (is_style && is_selector(f, to));
        copy_to(f, f->at + 1);
        if (is_id)
            buf_puts(f->out, f->prefix);
    }
}

/* ---- tags ---- */

/* True if the attribute whose value begins with the quote at `quote` has that name. */
static bool is_attribute(const Fragment *f, const char *quote, const char *name)
{
    size_t size = strlen(name);
    const char *end = quote;
    while (end > f->at && is_blank(end[-1]))
        end--;
    if (end == f->at || end[-1] != '=')
        return false;
    end--;
    while (end > f->at && is_blank(end[-1]))
        end--;
    return (size_t)(end - f->at) > size && memcmp(end - size, name, size) == 0 &&
           is_blank(end[-(ptrdiff_t)size - 1]);
}

/* Copies an attribute up to the end of its value. The rest begins after the previous one. */
static void copy_attribute(Fragment *f, const char *quote)
{
    bool is_id = is_attribute(f, quote, "id");
    bool is_link = is_attribute(f, quote, "href") || is_attribute(f, quote, "xlink:href");
    copy_to(f, quote + 1);
    const char *to = find(f, *quote, f->end);
    if (is_link && f->at < to && *f->at == '#')
        copy_to(f, f->at + 1);
    else
        is_link = false;
    if (is_id || is_link)
        buf_puts(f->out, f->prefix);
    copy_references(f, to, false);
    copy_to(f, to < f->end ? to + 1 : to);
}

static void copy_tag(Fragment *f)
{
    bool is_style = begins(f, "<style");
    for (;;) {
        const char *at = f->at;
        while (at < f->end && *at != '>' && *at != '"' && *at != '\'')
            at++;
        if (at == f->end || *at == '>') {
            is_style = is_style && at < f->end && at[-1] != '/';
            copy_to(f, at < f->end ? at + 1 : at);
            break;
        }
        copy_attribute(f, at);
    }
    if (is_style)
        copy_references(f, find_after(f, "</style"), true);
}

static void copy_all(Fragment *f)
{
    while (copy_to(f, find(f, '<', f->end)), f->at < f->end) {
        const char *aside = find_end_of_aside(f);
        if (aside)
            copy_to(f, aside);
        else
            copy_tag(f);
    }
}

/* Skips the declarations. False if no <svg follows them. */
static bool skip_to_svg(Fragment *f)
{
    while (f->at = find(f, '<', f->end), f->at < f->end) {
        const char *aside = find_end_of_aside(f);
        if (!aside)
            return begins(f, "<svg");
        f->at = aside;
    }
    return false;
}

/* Skips the title and the description of the document, which a browser would show for the whole
   picture: gnuplot writes its own name. */
static void skip_descriptions(Fragment *f)
{
    static const char *const ends[][2] = {{"<title>", "</title>"}, {"<desc>", "</desc>"}};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        Fragment next = *f;
        while (next.at < next.end && is_blank(*next.at))
            next.at++;
        if (begins(&next, ends[i][0]))
            f->at = find_after(f, ends[i][1]);
    }
}

/* Reads an attribute in points or pixels, such as `width="` 90pt". Returns 0, or another length
   that is not positive, if the rest does not begin with it. */
static double read_length(Fragment *f, const char *opening)
{
    while (f->at < f->end && is_blank(*f->at))
        f->at++;
    if (!begins(f, opening))
        return 0;
    f->at += strlen(opening);
    const char *quote = find(f, '"', f->end);
    if (quote == f->end)
        return 0;
    char *unit;
    double length = strtod(f->at, &unit);
    bool is_points = quote - unit == 2 && unit[0] == 'p' && unit[1] == 't';
    f->at = quote + 1;
    return is_points || unit == quote ? length : 0;
}

/* Copies the start of the first tag, and makes the size that it begins with the largest one. A
   point becomes a pixel: the letters of a graph have 14 points, and those of a page 14 pixels. A
   narrow page shrinks the picture, but only to six tenths of its width. Then the picture is at the
   top of the area, whose height the pages of Jupyter read from the attribute. */
static void copy_root(Fragment *f)
{
    copy_to(f, f->at + strlen("<svg"));
    Fragment rest = *f;
    double width = read_length(&rest, "width=\"");
    double height = read_length(&rest, "height=\"");
    if (!(width > 0) || !(height > 0))
        return;
    buf_printf(f->out,
               " style=\"min-width:%.0fpx;max-width:%.0fpx\" preserveAspectRatio=\"xMinYMin\""
               " width=\"100%%\" height=\"%.0f\"",
               0.6 * width, width, height);
    f->at = rest.at;
}

bool fragment_put(Buf *out, const char *svg, size_t size, const char *prefix)
{
    Fragment f = {out, svg, svg + size, prefix};
    if (!skip_to_svg(&f))
        return false;
    copy_root(&f);
    copy_tag(&f);
    skip_descriptions(&f);
    copy_all(&f);
    return true;
}
