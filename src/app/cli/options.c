/*
 * options.c: one row per option; the parser and --help read the same rows.
 *
 * getopt_long would need a second list (its letters) and keeps its state in globals. The rules are
 * few: `-x`, `-xVALUE`, `-x VALUE`, several letters in one word (`-iq`), `--word`, `--word=VALUE`,
 * `--word VALUE`. `--` ends the options, and so does the first word that is not an option.
 */
#include "app/cli/options.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/amount.h"
#include "base/escape.h"

typedef enum OptionId {
    OPTION_TEXT,
    OPTION_STAY,
    OPTION_TEST,
    OPTION_CHECK,
    OPTION_QUIET,
    OPTION_NO_RC,
    OPTION_COLOR,
    OPTION_MAX_NODES,
    OPTION_MAX_MEMORY,
    OPTION_MAX_OUTPUT,
    OPTION_TIMEOUT,
    OPTION_SANDBOX,
    OPTION_NUMBERS,
    OPTION_HELP,
    OPTION_VERSION,
} OptionId;

typedef struct OptionRow {
    OptionId id;
    char letter;       /* 0: none */
    const char *word;  /* NULL: none */
    const char *value; /* the name of its value in --help; NULL: it takes none */
    const char *wants; /* the expected value, for the error message */
    const char *help;
} OptionRow;

/* In the order of --help. */
static const OptionRow option_rows[] = {
    {OPTION_TEXT, 'e', NULL, "TEXT", "a text that fits in memory",
     "run TEXT; if repeated, each TEXT is a line of one program"},
    {OPTION_STAY, 'i', NULL, NULL, NULL, "stay in the REPL after the program"},
    {OPTION_TEST, 0, "test", NULL, NULL, "run files and check their #=> comments (TAP)"},
    {OPTION_CHECK, 0, "check", NULL, NULL, "report errors without running the files"},
    {OPTION_QUIET, 'q', NULL, NULL, NULL, "no banner"},
    {OPTION_NO_RC, 0, "no-rc", NULL, NULL, "do not read the start-up file"},
    {OPTION_COLOR, 0, "color", "WHEN", "auto, always or never",
     "use colours: auto, always or never"},
    {OPTION_MAX_NODES, 0, "max-nodes", "N", "a whole number above 0",
     "at most N nodes in the graph"},
    {OPTION_MAX_MEMORY, 0, "max-memory", "SIZE", "a size such as 512M",
     "at most SIZE bytes; K, M and G multiply by 1024"},
    {OPTION_MAX_OUTPUT, 0, "max-output", "SIZE", "a size such as 16M",
     "at most SIZE bytes of output, notes included"},
    {OPTION_TIMEOUT, 0, "timeout", "SECONDS", "a number of seconds above 0",
     "stop the program after SECONDS"},
    {OPTION_SANDBOX, 0, "sandbox", NULL, NULL, "let the program compute and print, nothing else"},
    {OPTION_NUMBERS, 0, "numbers", "MODE", "values or plain",
     "plain: a = 2.0 makes no Value; values: it does"},
    {OPTION_HELP, 'h', "help", NULL, NULL, "show this text"},
    {OPTION_VERSION, 'V', "version", NULL, NULL, "show the version"},
};

/* The defaults of --sandbox; sizes in MB. */
enum { SANDBOX_SECONDS = 10, SANDBOX_MEMORY = 512, SANDBOX_OUTPUT = 16 };

enum { OPTION_COUNT = sizeof option_rows / sizeof option_rows[0] };

/* Reports wrong usage and returns false. A word of the command line may contain any bytes. */
__attribute__((format(printf, 2, 3))) static bool options_refuse(const Options *options,
                                                                 const char *format, ...)
{
    Buf line;
    va_list args;
    buf_init(&line, options->text.mem);
    va_start(args, format);
    buf_vprintf(&line, format, args);
    va_end(args);
    escape_from(&line, 0);
    fprintf(stderr, "mgrad: %s\n", buf_text(&line));
    buf_done(&line);
    return false;
}

/* Each -e is a line of the same program. False if memory is short. */
static bool options_add_text(Options *options, const char *text)
{
    if (options->has_text)
        buf_putc(&options->text, '\n');
    buf_puts(&options->text, text);
    options->has_text = true;
    return !options->text.failed;
}

static bool options_read_color(ColorChoice *choice, const char *value)
{
    static const char *const names[] = {"auto", "always", "never"};
    for (int i = 0; i < 3; i++) {
        if (strcmp(value, names[i]) == 0) {
            *choice = (ColorChoice)i;
            return true;
        }
    }
    return false;
}

static bool options_read_numbers(bool *is_plain, const char *value)
{
    *is_plain = strcmp(value, "plain") == 0;
    return *is_plain || strcmp(value, "values") == 0;
}

/* False if the value is wrong. */
static bool options_apply(Options *options, OptionId id, const char *value)
{
    switch (id) {
    case OPTION_TEXT:
        return options_add_text(options, value);
    case OPTION_STAY:
        return options->stay = true;
    case OPTION_QUIET:
        return options->quiet = true;
    case OPTION_NO_RC:
        return options->no_rc = true;
    case OPTION_SANDBOX:
        return options->settings.sandbox = true;
    case OPTION_COLOR:
        return options_read_color(&options->settings.color, value);
    case OPTION_NUMBERS:
        return options_read_numbers(&options->settings.plain_numbers, value);
    case OPTION_MAX_NODES:
        return amount_read_count(&options->settings.max_nodes, value);
    case OPTION_MAX_MEMORY:
        return amount_read_size(&options->settings.max_memory, value);
    case OPTION_MAX_OUTPUT:
        return amount_read_size(&options->settings.max_output, value);
    case OPTION_TIMEOUT:
        return amount_read_seconds(&options->settings.timeout, value);
    case OPTION_TEST:
        options->task = TASK_TEST;
        return true;
    case OPTION_CHECK:
        options->task = TASK_CHECK;
        return true;
    case OPTION_HELP:
        options->task = TASK_HELP;
        return true;
    case OPTION_VERSION:
        options->task = TASK_VERSION;
        return true;
    }
    return false;
}

/* The command line, read up to the word `next`. */
typedef struct Words {
    Options *options;
    int argc, next;
    char **argv;
} Words;

/* Applies an option. `name` is its spelling in messages. If the option takes a value and `value` is
   NULL, its value is the next word. */
static bool options_apply_row(Words *words, const OptionRow *row, const char *name,
                              const char *value)
{
    if (row->value && !value) {
        if (words->next == words->argc)
            return options_refuse(words->options, "'%s' needs a value: %s", name, row->value);
        value = words->argv[words->next++];
    }
    if (options_apply(words->options, row->id, value))
        return true;
    return options_refuse(words->options, "'%s' expects %s, not '%s'", name, row->wants, value);
}

/* `--word`, `--word=value` */
static bool options_take_word(Words *words, const char *name)
{
    const char *equals = strchr(name, '=');
    size_t len = equals ? (size_t)(equals - name) : strlen(name);
    for (int i = 0; i < OPTION_COUNT; i++) {
        const OptionRow *row = &option_rows[i];
        if (!row->word || strlen(row->word) != len - 2 || memcmp(row->word, name + 2, len - 2) != 0)
            continue;
        char shown[32];
        snprintf(shown, sizeof shown, "--%s", row->word);
        if (!equals || row->value)
            return options_apply_row(words, row, shown, equals ? equals + 1 : NULL);
        return options_refuse(words->options, "'%s' takes no value", shown);
    }
    return options_refuse(words->options, "unknown option '%.*s'", (int)len, name);
}

static const OptionRow *options_find_letter(char letter)
{
    for (int i = 0; i < OPTION_COUNT; i++) {
        if (option_rows[i].letter == letter)
            return &option_rows[i];
    }
    return NULL;
}

/* `-x`, `-xy`, `-xVALUE` */
static bool options_take_letters(Words *words, const char *letters)
{
    for (const char *at = letters + 1; *at; at++) {
        const char name[] = {'-', *at, '\0'};
        const OptionRow *row = options_find_letter(*at);
        if (!row)
            return options_refuse(words->options, "unknown option '%s'",
                                  (unsigned char)*at < 0x80 ? name : letters);
        if (row->value)
            return options_apply_row(words, row, name, at[1] ? at + 1 : NULL);
        options_apply_row(words, row, name, NULL);
    }
    return true;
}

/* Stops at the first word that is not an option, and after -h and -V: the rest of the line does not
   matter then. */
static bool options_take_all(Words *words)
{
    while (words->next < words->argc) {
        const char *word = words->argv[words->next];
        if (word[0] != '-' || word[1] == '\0') /* `-` is standard input */
            return true;
        words->next++;
        if (strcmp(word, "--") == 0)
            return true;
        bool fine =
            word[1] == '-' ? options_take_word(words, word) : options_take_letters(words, word);
        if (!fine)
            return false;
        if (words->options->task == TASK_HELP || words->options->task == TASK_VERSION)
            return true;
    }
    return true;
}

/* A confined process cannot read another file, or serve a prompt. */
static bool options_agree_sandbox(const Options *options)
{
    if (!options->settings.sandbox)
        return true;
    if (options->stay)
        return options_refuse(options, "'--sandbox' cannot be combined with '-i'");
    if (options->task != TASK_RUN && options->argc > 1)
        return options_refuse(options, "'--sandbox' takes one file at a time");
    return true;
}

/* These tasks take only files, so a later word that looks like an option was meant as one: a limit
   that was taken for a file would not hold. After `--` all words are files. */
static bool options_agree_files(const Options *options)
{
    if (strcmp(options->argv[-1], "--") == 0)
        return true;
    for (int i = 1; i < options->argc; i++) {
        const char *word = options->argv[i];
        if (word[0] == '-' && word[1] != '\0')
            return options_refuse(options, "'%s' must precede the files", word);
    }
    return true;
}

/* Reports options that cannot be combined. */
static bool options_agree(const Options *options)
{
    if (!options_agree_sandbox(options))
        return false;
    if (options->task != TASK_TEST && options->task != TASK_CHECK)
        return true;
    const char *name = options->task == TASK_TEST ? "--test" : "--check";
    if (options->has_text || options->stay)
        return options_refuse(options, "'%s' cannot be combined with '%s'", name,
                              options->has_text ? "-e" : "-i");
    if (options->argc == 0)
        return options_refuse(options, "'%s' needs a file", name);
    return options_agree_files(options);
}

/* With --sandbox, each limit that was not given has a default. */
static void options_set_sandbox_limits(FrontSettings *settings)
{
    if (!settings->sandbox)
        return;
    if (settings->timeout == 0.0)
        settings->timeout = SANDBOX_SECONDS;
    if (settings->max_memory == 0)
        settings->max_memory = (size_t)SANDBOX_MEMORY << 20;
    if (settings->max_output == 0)
        settings->max_output = (size_t)SANDBOX_OUTPUT << 20;
}

bool options_parse(Options *options, Mem *mem, int argc, char **argv)
{
    *options = (Options){.task = TASK_RUN};
    buf_init(&options->text, mem);
    Words words = {.options = options, .argc = argc, .next = argc > 0 ? 1 : 0, .argv = argv};
    bool fine = options_take_all(&words);
    options->argc = argc - words.next;
    options->argv = argv + words.next;
    options_set_sandbox_limits(&options->settings);
    if (fine && options_agree(options))
        return true;
    fputs("try 'mgrad --help'\n", stderr);
    return false;
}

void options_done(Options *options)
{
    buf_done(&options->text);
}

/* A line of --help: names, value, description. */
static void options_put_row(Buf *out, const OptionRow *row)
{
    char names[40] = "";
    if (row->letter)
        snprintf(names, sizeof names, "-%c%s", row->letter, row->word ? ", " : "");
    size_t len = strlen(names);
    if (row->word)
        snprintf(names + len, sizeof names - len, "--%s", row->word);
    len = strlen(names);
    if (row->value)
        snprintf(names + len, sizeof names - len, "%c%s", row->word ? '=' : ' ', row->value);
    buf_printf(out, "  %-20s %s\n", names, row->help);
}

void options_put_help(Buf *out)
{
    buf_puts(out, "usage: mgrad [options] [file.mg [argument...]]\n"
                  "       mgrad [options] -e TEXT [argument...]\n"
                  "       mgrad --test file.mg...\n"
                  "       mgrad --check file.mg...\n"
                  "\n"
                  "Runs a program in mg, a small language that shows how gradients are computed.\n"
                  "Without a file it starts the REPL, or runs standard input if that is not a\n"
                  "terminal. The file name '-' is standard input.\n"
                  "\n");
    for (int i = 0; i < OPTION_COUNT; i++)
        options_put_row(out, &option_rows[i]);
    buf_printf(out,
               "\n--sandbox implies --timeout=%d --max-memory=%dM --max-output=%dM, unless these\n"
               "options are given. Options precede the file.\n"
               "\nExit status: 0 success, 1 error in the program, 2 not run, 3 failed check,\n"
               "4 time, 5 memory, 6 nodes, 7 output, 130 interrupted.\n",
               SANDBOX_SECONDS, SANDBOX_MEMORY, SANDBOX_OUTPUT);
}
