/*
 * options.h: the parsed command line.
 *
 * Options come before the script's name; all words from there on belong to the script. Words are
 * borrowed from argv; only the text of -e is owned, and freed by options_done.
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
    bool has_text; /* -e was given; its text may be empty */
    Buf text;      /* the texts of all -e, joined by line breaks */
    bool stay;     /* -i: start the REPL after the program */
    bool quiet;    /* no banner */
    bool no_rc;    /* no start-up file in the REPL */
    FrontSettings settings;
    int argc; /* the words that follow the options */
    char **argv;
} Options;

/* Parses the words of argv after the first. If they are wrong, reports it on standard error and
   returns false. Call options_done in both cases. */
bool options_parse(Options *options, Mem *mem, int argc, char **argv);
void options_done(Options *options);
/* The text of --help. */
void options_put_help(Buf *out);

#endif
