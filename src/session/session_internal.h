/*
 * session_internal.h: the state of a session, shared by the files of this folder.
 *
 * The files call each other in one direction. What runs a text (session, script, evaluate, invoke,
 * define) calls import and translate, and does so under protect. What only reads the session
 * (complete, inspect, value_read) calls cursor and lookup, and runs nothing.
 */
#ifndef SESSION_SESSION_INTERNAL_H
#define SESSION_SESSION_INTERNAL_H

#include "session/library.h"
#include "session/report.h"
#include "syntax/parse.h"

typedef struct ImportedFile {
    Import import;
    char *name; /* owned; the file's canonical name, see Host.identify */
} ImportedFile;

/* What is known about the names of a text that is checked (undefined.c). */
typedef struct Undefined {
    Buf names;    /* a NameState for each Name */
    Buf files;    /* the canonical names of imported files, each followed by a NUL */
    Buf texts;    /* Proto *[]: the text, then what it imports */
    size_t found; /* unknown names; only the first ones are reported */
    bool is_open; /* a file is unknown: any name may be defined */
} Undefined;

typedef struct HostFunction HostFunction;

struct Mgrad {
    Mem mem;           /* counts all memory of the session */
    size_t max_memory; /* bytes that Mem.limit allows while something runs; 0: no limit */
    Vm vm;
    Library library;
    Syntax syntax;
    Arena arena;            /* the tree of the current text */
    Parser parser;          /* not on the C stack: it must survive a throw, for parse_offset */
    Env *main;              /* globals of the program */
    Env *core;              /* globals of core.mg; hidden from the program */
    Env *parsed;            /* globals of the text that the parser reads */
    ImportedFile **imports; /* one for each file; pointers, because the VM keeps addresses */
    size_t import_count, import_cap;
    char *import_path;       /* owned */
    MgradValue *values;      /* all handles */
    Buf value_text;          /* of mgrad_text */
    HostFunction *functions; /* of the host (define.c), the newest first */
    Report report;           /* the errors of the last call */
    Catch mistake;           /* for the syntax errors after the first one (mistakes.c) */
    Undefined undefined;
    Span importing;    /* the import whose file is being translated; empty: none */
    bool parses_all;   /* a whole text is being parsed: all its mistakes are reported */
    uint32_t quiet_at; /* position of the statement whose result a final ';' hides; 0: none */
    uint32_t kept_at;  /* of the statement whose result is kept (VmKept); 0: none */
    bool is_plain;     /* the program's files begin with `set numbers plain` */
    bool is_built;     /* mgrad_new has succeeded; until then nothing can be recovered */
    bool is_running;   /* inside session_protect; then no function of mgrad.h may run anything */
    bool is_watching;  /* a watched expression runs, not a statement of the user */
    bool noted_hidden; /* the note about a hidden builtin has been given */
};

#endif
