/*
 * options.h: the command line of mgrad, taken apart.
 *
 * Options come before the script; from the script's name on, every word belongs to the script.
 * The words are borrowed from argv; only the text of -e is owned (options_done).
 */
#ifndef APP_CLI_OPTIONS_H
#define APP_CLI_OPTIONS_H

#include "app/host/front.h"
#include "base/buf.h"

typedef enum Task {
    TASK_RUN,  /* a script, -e, standard input or the REPL */
    TASK_TEST, /* --test: run files and check their comments */
    TASK_CHECK,
    TASK_HELP,
    TASK_VERSION,
} Task;

typedef struct Options {
    Task task;
    bool has_text; /* -e was given, be it empty */
    Buf text;      /* the texts of all -e, a line break between them */
    bool stay;     /* -i: the REPL afterwards */
    bool quiet;    /* no banner */
    bool no_rc;    /* no start-up file in the REPL */
    Settings settings;
    int argc; /* the words that follow the options */
    char **argv;
} Options;

/* False if the command line is wrong: standard error then says how. */
bool options_parse(Options *options, Mem *mem, int argc, char **argv);
void options_done(Options *options);
/* What --help shows. */
void options_put_help(Buf *out);

#endif
