/*
 * arguments.c: one row per option; the parser and --help read the same rows.
 *
 * `--word VALUE` and `--word=VALUE`, in any order; `install` is the first word.
 */
#include "kernel/arguments.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/amount.h"
#include "base/buf.h"
#include "base/escape.h"

/* Which tasks an option is for. */
typedef enum OptionUse { USE_SERVE, USE_INSTALL, USE_LIMIT, USE_INSTEAD } OptionUse;

typedef struct OptionRow {
    const char *word;
    const char *value; /* the name of its value in --help; NULL: it takes none */
    OptionUse use;
    bool (*read)(Arguments *arguments, const char *value); /* false: the value is wrong */
    const char *wants;                                     /* the expected value */
    const char *help;
} OptionRow;

static bool read_file(Arguments *arguments, const char *value)
{
    arguments->connection = value;
    return *value;
}

static bool read_user(Arguments *arguments, const char *value)
{
    (void)value;
    arguments->prefix = NULL;
    return true;
}

static bool read_prefix(Arguments *arguments, const char *value)
{
    arguments->prefix = value;
    return *value;
}

static bool read_memory(Arguments *arguments, const char *value)
{
    return amount_read_size(&arguments->options.max_memory, value);
}

static bool read_nodes(Arguments *arguments, const char *value)
{
    return amount_read_count(&arguments->options.max_nodes, value);
}

static bool read_output(Arguments *arguments, const char *value)
{
    return amount_read_size(&arguments->options.max_output, value);
}

static bool read_timeout(Arguments *arguments, const char *value)
{
    return amount_read_seconds(&arguments->options.timeout, value);
}

static bool read_help(Arguments *arguments, const char *value)
{
    (void)value;
    arguments->task = TASK_HELP;
    return true;
}

static bool read_version(Arguments *arguments, const char *value)
{
    (void)value;
    arguments->task = TASK_VERSION;
    return true;
}

/* In the order of --help. */
static const OptionRow option_rows[] = {
    {"-f", "FILE", USE_SERVE, read_file, "a file",
     "serve the clients of a connection file; Jupyter does this"},
    {"--user", NULL, USE_INSTALL, read_user, NULL, "install for this user, the default"},
    {"--prefix", "FOLDER", USE_INSTALL, read_prefix, "a folder", "install in FOLDER/share/jupyter"},
    {"--max-nodes", "N", USE_LIMIT, read_nodes, "a whole number above 0",
     "at most N nodes in the graph"},
    {"--max-memory", "SIZE", USE_LIMIT, read_memory, "a size such as 512M",
     "at most SIZE bytes; K, M and G multiply by 1024"},
    {"--max-output", "SIZE", USE_LIMIT, read_output, "a size such as 16M",
     "at most SIZE bytes of output from a cell, with pictures"},
    {"--timeout", "SECONDS", USE_LIMIT, read_timeout, "a number of seconds above 0",
     "stop a cell after SECONDS"},
    {"--help", NULL, USE_INSTEAD, read_help, NULL, "show this text; also -h"},
    {"--version", NULL, USE_INSTEAD, read_version, NULL, "show the version; also -V"},
};

enum { OPTION_COUNT = sizeof option_rows / sizeof option_rows[0] };

/* Reports wrong usage and returns false. A word of the command line may contain any bytes. */
__attribute__((format(printf, 1, 2))) static bool refuse(const char *format, ...)
{
    Mem mem;
    Buf line;
    va_list args;
    mem_init(&mem);
    buf_init(&line, &mem);
    va_start(args, format);
    buf_vprintf(&line, format, args);
    va_end(args);
    escape_from(&line, 0);
    fprintf(stderr, "mgrad-kernel: %s\ntry 'mgrad-kernel --help'\n", buf_text(&line));
    buf_done(&line);
    return false;
}

/* The row of `word`, whose part before '=' has `size` bytes. */
static const OptionRow *find_row(const char *word, size_t size)
{
    if (strcmp(word, "-h") == 0 || strcmp(word, "-V") == 0)
        return find_row(word[1] == 'h' ? "--help" : "--version", word[1] == 'h' ? 6 : 9);
    for (int i = 0; i < OPTION_COUNT; i++)
        if (strlen(option_rows[i].word) == size && memcmp(option_rows[i].word, word, size) == 0)
            return &option_rows[i];
    return NULL;
}

/* Of a limit that is given twice, the last one counts. */
static void keep_limit(Arguments *arguments, const OptionRow *row, const char *value)
{
    const char *word = row->word + strlen("--");
    size_t i = 0;
    while (i < arguments->limit_count && arguments->limits[i].word != word)
        i++;
    arguments->limits[i] = (ArgumentsLimit){word, value};
    arguments->limit_count += i == arguments->limit_count;
}

/* Takes the option at *argv, and its value; then *argv is the last word that was taken. */
static bool take_option(Arguments *arguments, char ***argv)
{
    const char *word = **argv, *equals = strchr(word, '=');
    size_t size = equals ? (size_t)(equals - word) : strlen(word);
    const OptionRow *row = find_row(word, size);
    if (!row)
        return refuse("unknown option '%.*s'", (int)size, word);
    if (equals && !row->value)
        return refuse("'%s' takes no value", row->word);
    if (row->use == USE_INSTALL && arguments->task != TASK_INSTALL)
        return refuse("'%s' needs the word 'install' before it", row->word);
    if (row->use == USE_SERVE && arguments->task == TASK_INSTALL)
        return refuse("'%s' cannot be combined with 'install'", row->word);
    const char *value = equals ? equals + 1 : NULL;
    if (row->value && !value) {
        if (!(*argv)[1])
            return refuse("'%s' needs a value: %s", row->word, row->value);
        value = *++*argv;
    }
    if (!row->read(arguments, value))
        return refuse("'%s' expects %s, not '%s'", row->word, row->wants, value);
    if (row->use == USE_LIMIT)
        keep_limit(arguments, row, value);
    return true;
}

bool arguments_parse(Arguments *arguments, char **argv)
{
    *arguments = (Arguments){.task = TASK_SERVE};
    if (argv[0] && argv[1] && strcmp(argv[1], "install") == 0) {
        arguments->task = TASK_INSTALL;
        argv++;
    }
    while (argv[0] && *++argv) {
        if (**argv != '-')
            return refuse("unexpected word '%s'", *argv);
        if (!take_option(arguments, &argv))
            return false;
        if (arguments->task == TASK_HELP || arguments->task == TASK_VERSION)
            return true;
    }
    if (arguments->task == TASK_SERVE && !arguments->connection)
        return refuse("there is nothing to do: use 'install' or '-f FILE'");
    return true;
}

bool arguments_print_help(void)
{
    fputs("usage: mgrad-kernel install [--user | --prefix FOLDER] [limits]\n"
          "       mgrad-kernel [limits] -f FILE\n"
          "\n"
          "Runs mgrad in Jupyter: notebooks, consoles and editors start it. 'install' tells\n"
          "Jupyter about this kernel, and about the limits with which to start it.\n"
          "\n",
          stdout);
    for (int i = 0; i < OPTION_COUNT; i++) {
        const OptionRow *row = &option_rows[i];
        char names[40];
        snprintf(names, sizeof names, "%s%s%s", row->word,
                 !row->value           ? ""
                 : row->word[1] == '-' ? "="
                                       : " ",
                 row->value ? row->value : "");
        printf("  %-20s %s\n", names, row->help);
    }
    return fflush(stdout) == 0;
}
