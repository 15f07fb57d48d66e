/* settings.h: the options of the command `set`, and their current values. */
#ifndef LIB_SETTINGS_H
#define LIB_SETTINGS_H

#include "heap/datum.h"

/* The value of each option: one of its row's strings. */
typedef struct Settings {
    const char *rankdir;  /* direction of graphs: LR, TB, RL or BT */
    const char *pictures; /* on the terminal: auto, on or off */
} Settings;

typedef struct Option {
    const char *name;
    bool is_of_file;           /* its value is in the globals of each file: Env.is_plain */
    size_t offset;             /* of its value in Settings, otherwise */
    const char *const *values; /* the first is the initial one; ends with NULL */
    const char *help;
} Option;

extern const Option settings_options[];
extern const size_t settings_option_count;

void settings_init(Settings *settings);
/* The option of that name; NULL if there is none. */
const Option *settings_find(const char *name);
/* The current value of an option, in a file with these globals. */
const char *settings_get(const Settings *settings, const Env *env, const Option *option);
/* False if the option has no such value. */
bool settings_set(Settings *settings, Env *env, const Option *option, const char *value);

#endif
