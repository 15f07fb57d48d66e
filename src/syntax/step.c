/* step.c: the words after the command step. */
#include "syntax/step.h"

#include <string.h>

const StepRow step_rows[STEP_COUNT] = {
#define STEP(name, word, argument, example) [STEP_##name] = {word, STEP_TAKES_##argument, example},
#include "syntax/step.def"
#undef STEP
};

const char step_words[] = ""
#define STEP(name, word, argument, example) ", " example
#include "syntax/step.def"
#undef STEP
    ;

const StepRow *step_find(const char *word, size_t size)
{
    for (int i = 0; i < STEP_COUNT; i++)
        if (strlen(step_rows[i].word) == size && memcmp(step_rows[i].word, word, size) == 0)
            return &step_rows[i];
    return NULL;
}

static size_t blanks_at(const char *text, size_t at, size_t size)
{
    while (at < size && strchr(" \t\r\n", text[at]))
        at++;
    return at;
}

bool step_begins_line(const char *line, size_t size)
{
    size_t start = blanks_at(line, 0, size), end = start;
    while (end < size && line[end] >= 'a' && line[end] <= 'z')
        end++;
    const StepRow *row = step_find(line + start, end - start);
    size_t rest = blanks_at(line, end, size);
    if (!row)
        return false;
    char next = '\n';
    if (rest < size)
        next = line[rest];
    if (strchr("\n;#", next))
        return true;
    if (row->argument == STEP_TAKES_FILE)
        return next == '>';
    return row->argument != STEP_TAKES_NOTHING && rest > end && !strchr("=+*/%.,", next);
}
