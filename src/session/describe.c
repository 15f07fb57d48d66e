/* describe.c: finds the definitions in the texts of the libraries. */
#include "session/describe.h"

#include <string.h>

#include "lib/prompt/definition.h"
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

/* Finds the next definition, and the comment directly above it. */
static bool text_next(const StdFile *file, const char **at, StdName *found)
{
    while (**at) {
        const char *line = *at, *name = line_definition(line);
        size_t size = strcspn(line, "\n");
        *at += size + (line[size] == '\n');
        if (!name)
            continue;
        found->name = (Part){name, strcspn(name, "(")};
        found->signature = definition_signature(name, file->text + file->size);
        found->comment = definition_comment(file->text, line);
        return true;
    }
    return false;
}

bool describe_next(StdNames *names, StdName *found)
{
    for (; names->file < std_file_count; names->file++) {
        const StdFile *file = &std_files[names->file];
        names->at = names->at ? names->at : file->text;
        found->library = file->name;
        if (import_find_library(file->name) && text_next(file, &names->at, found))
            return true;
        names->at = NULL;
    }
    return false;
}

bool describe_find(Part name, StdName *found)
{
    StdNames names = {0};
    do
        if (!describe_next(&names, found))
            return false;
    while (!part_equals(found->name, name));
    return true;
}

bool describe_unknown(void *session, const char *name, Buf *help)
{
    StdName found;
    if (import_explain(session, name, help))
        return true;
    if (!describe_find(part_of(name), &found))
        return false;
    buf_printf(help, "write import %s before it", found.library);
    return true;
}

bool describe_name(void *session, const char *name, Buf *out)
{
    Mgrad *m = session;
    StdName found;
    if (!describe_find(part_of(name), &found))
        return false;
    buf_put(out, found.signature.text, found.signature.size);
    buf_putc(out, '\n');
    definition_put_comment(&m->vm, out, found.comment);
    buf_printf(out, "    of the library %s: import %s\n", found.library, found.library);
    return true;
}
