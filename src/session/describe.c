/* describe.c: finds the definitions in the texts of the libraries. */
#include "session/describe.h"

#include <string.h>

#include "lib/help.h"
#include "session/import.h"

/* The name that a line defines for programs; NULL if there is none. */
static const char *line_definition(const char *line)
{
    static const char *const words[] = {"def ", "module "};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t size = strlen(words[i]);
        if (strncmp(line, words[i], size) == 0 && line[size] != '_')
            return line + size;
    }
    return NULL;
}

/* The size of `name(parameters)`, which may contain brackets. */
static size_t measure_signature(const char *name)
{
    size_t size = strcspn(name, "(");
    int depth = 0;
    do
        depth += (name[size] == '(') - (name[size] == ')');
    while (name[size++] && depth > 0);
    return size;
}

/* Finds the next definition, and the comment directly above it. */
static bool text_next(const char **at, StdName *found)
{
    const char *comment = NULL;
    while (**at) {
        const char *line = *at, *name = line_definition(line);
        size_t size = strcspn(line, "\n");
        *at += size + (line[size] == '\n');
        if (name) {
            const char *above = comment ? comment : line;
            found->name = (Part){name, strcspn(name, "(")};
            found->signature = (Part){name, measure_signature(name)};
            found->comment = (Part){above, (size_t)(line - above)};
            return true;
        }
        if (*line != '#')
            comment = NULL;
        else if (!comment)
            comment = line;
    }
    return false;
}

bool describe_next(StdNames *names, StdName *found)
{
    for (; names->file < std_file_count; names->file++) {
        const StdFile *file = &std_files[names->file];
        names->at = names->at ? names->at : file->text;
        found->library = file->name;
        if (import_find_library(file->name) && text_next(&names->at, found))
            return true;
        names->at = NULL;
    }
    return false;
}

/* The comment as one paragraph. */
static void put_comment(Buf *out, Part comment)
{
    for (size_t at = 0; at < comment.size;) {
        const char *line = comment.text + at;
        size_t size = strcspn(line, "\n"), mark = strspn(line, "# ");
        buf_puts(out, at ? " " : "");
        buf_put(out, line + mark, size > mark ? size - mark : 0);
        at += size + 1;
    }
}

static bool names_find(const char *name, StdName *found)
{
    StdNames names = {0};
    do
        if (!describe_next(&names, found))
            return false;
    while (!part_equals(found->name, part_of(name)));
    return true;
}

bool describe_unknown(void *session, const char *name, Buf *help)
{
    StdName found;
    if (import_explain(session, name, help))
        return true;
    if (!names_find(name, &found))
        return false;
    buf_printf(help, "write import %s before it", found.library);
    return true;
}

bool describe_name(void *session, const char *name, Buf *out)
{
    Mgrad *m = session;
    StdName found;
    if (!names_find(name, &found))
        return false;
    Buf *text = &m->vm.bytes;
    buf_clear(text);
    put_comment(text, found.comment);
    buf_put(out, found.signature.text, found.signature.size);
    buf_puts(out, "\n    ");
    help_put_wrapped(out, buf_text(text), 4);
    buf_printf(out, "    of the library %s: import %s\n", found.library, found.library);
    return true;
}
