/* session.h: what a session owns; shared by the files of this folder, seen by no other. */
#ifndef SESSION_SESSION_H
#define SESSION_SESSION_H

#include "compile/compile.h"
#include "syntax/parse.h"
#include "lib/registry.h"
#include "session/mgrad.h"
#include "session/std.h"

typedef struct ImportedFile {
    Import import;
    char *name; /* the one name of the file: see Host.identify */
} ImportedFile;

struct Mgrad {
    Mem mem;
    size_t max_memory;
    Vm vm;
    Library library;
    Syntax syntax;
    Arena arena;   /* of the statement at hand */
    Parser parser; /* here, not on a C stack, so that a throw leaves it intact */
    Env *main;
    Env *core;
    Env *parsed;            /* the globals of the text that is parsed */
    ImportedFile **imports; /* each once; their addresses stay */
    size_t import_count, import_cap;
    char *import_path;
    MgradError error;
    Buf error_text;
    uint32_t quiet_at; /* position of the statement that was typed to be computed and not shown */
    bool noted_hidden; /* the note on a name that hides a builtin has been given */
};

/* ---- session.c ---- */

Source *session_add_source(Mgrad *m, const char *name, const char *text, size_t size);
/* The whole of a source, whose globals are those of `env`. Throws. */
Proto *session_compile(Mgrad *m, const Source *source, Env *env);

/* ---- import.c ---- */

/* A file of the library that is written in mg; NULL if there is none of that name. */
const StdFile *session_std(const char *name);
/* Vm.import: `ctx` is the session. */
Import *session_import(void *ctx, const char *name, bool is_path);
/* Vm.explain: a library, or at the prompt a file. */
bool session_explain(void *ctx, const char *name, Buf *help);
/* The main file while it runs: one that imports it would go round in a circle. */
void session_add_main_file(Mgrad *m, const char *name);
/* After an error, or the end of the main file: what did not come to its end is imported afresh. */
void session_drop_unfinished_imports(Mgrad *m);
void session_free_imports(Mgrad *m);
char *session_copy_text(Mgrad *m, const char *text);

#endif
