/* import.h: finds the files that `import` names, and remembers them so that each runs once. */
#ifndef SESSION_IMPORT_H
#define SESSION_IMPORT_H

#include "session/session_internal.h"
#include "session/std.h"

/* A library file of src/std; NULL if there is none of that name. */
const StdFile *import_find_std(const char *name);
/* The same, but only a library that programs may import: not core.mg. */
const StdFile *import_find_library(const char *name);

/* The text of a library or a file. The strings are in the Vm's buffers, or constant. */
typedef struct ImportText {
    const char *identity; /* the file's canonical name */
    const char *name;     /* for messages */
    const char *text;
    size_t size;
    bool is_library; /* part of std */
} ImportText;

/* Finds what a file imports. False if there is no such library, or the file cannot be read: then
   vm->message has the reason. */
bool import_find_text(Mgrad *m, const char *importer, const ImportRequest *request,
                      ImportText *found);

/* VmHooks.import: `ctx` is the session. Throws. */
Import *import_resolve(void *ctx, const ImportRequest *request);
/* Adds the help for an unknown name that is a library, a module of Python or, at the prompt, a
   file. False if it is none of them. */
bool import_explain(void *ctx, const char *name, Buf *help);

/* Registers the main file while it runs, so that importing it is reported as a cycle. */
void import_add_main_file(Mgrad *m, const char *name);
/* Forgets the main file and imports that did not finish; those are run again when next imported. */
void import_drop_unfinished(Mgrad *m);
void import_free_all(Mgrad *m);

/* An owned copy; freed with mem_free(&m->mem, text, strlen(text) + 1). */
char *import_copy_text(Mgrad *m, const char *text);

#endif
