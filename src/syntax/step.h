/* step.h: the words after the command step, expanded from step.def. */
#ifndef SYNTAX_STEP_H
#define SYNTAX_STEP_H

#include <stdbool.h>
#include <stddef.h>

typedef enum StepWord {
#define STEP(name, ...) STEP_##name,
#include "syntax/step.def"
#undef STEP
    STEP_COUNT
} StepWord;

typedef enum StepArgument {
    STEP_TAKES_NOTHING,
    STEP_TAKES_VALUE,
    STEP_TAKES_CONDITION,
    STEP_TAKES_FILE,
} StepArgument;

typedef struct StepRow {
    const char *word;
    StepArgument argument;
    const char *example;
} StepRow;

extern const StepRow step_rows[STEP_COUNT];
/* The examples, after ", " each: ", next, back, to e, …". */
extern const char step_words[];

/* The row with this word; NULL if there is none. */
const StepRow *step_find(const char *word, size_t size);

/* True if a line, without the word step, begins with one of these words and goes on as it must: the
   rest of `to = 3` or `quit()` does not. For a prompt. */
bool step_begins_line(const char *line, size_t size);

#endif
