/* arguments.h: the command line of mgrad-kernel. */
#ifndef KERNEL_ARGUMENTS_H
#define KERNEL_ARGUMENTS_H

#include "session/mgrad.h"

typedef enum ArgumentsTask { TASK_SERVE, TASK_INSTALL, TASK_HELP, TASK_VERSION } ArgumentsTask;

/* A limit as it was given: "max-memory", "512M". */
typedef struct ArgumentsLimit {
    const char *word, *value;
} ArgumentsLimit;

enum { LIMITS_MOST = 4 };

/* Texts are borrowed from argv. */
typedef struct Arguments {
    ArgumentsTask task;
    const char *connection; /* the file to serve */
    const char *prefix;     /* where to install; NULL: for this user */
    MgradOptions options;   /* the limits; 0: not given */
    ArgumentsLimit limits[LIMITS_MOST];
    size_t limit_count;
} Arguments;

/* False, after a message on standard error, if the words are wrong. */
bool arguments_parse(Arguments *arguments, char **argv);
/* Prints the text of --help. False if it cannot be written. */
bool arguments_print_help(void);

#endif
