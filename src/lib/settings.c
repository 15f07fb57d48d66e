/*
 * settings.c: the options of the command `set`, one row each.
 *
 * A value is always one of the strings of its row, so it needs no memory. The option `numbers` is
 * different in each file, and the parser reads it, so it is a truth value there.
 */
#include "lib/settings.h"

#include <string.h>

static const char *const rankdirs[] = {"LR", "TB", "RL", "BT", NULL};
static const char *const pictures[] = {"auto", "on", "off", NULL};
static const char *const numbers[] = {"values", "plain", NULL}; /* by Env.is_plain */

const Option settings_options[] = {
    {"rankdir", false, offsetof(Settings, rankdir), rankdirs,
     "direction of graphs: LR, TB, RL or BT"},
    {"pictures", false, offsetof(Settings, pictures), pictures,
     "pictures in notebooks and terminals: auto (at the prompt, if legible), on, off"},
    {"numbers", true, 0, numbers, "a = 2.0 makes a Value (values), or a plain number (plain)"},
};
const size_t settings_option_count = sizeof settings_options / sizeof *settings_options;

/* The member of Settings that the row names by its offset. */
static const char **option_value(Settings *settings, const Option *option)
{
    return (const char **)(void *)((char *)settings + option->offset);
}

void settings_init(Settings *settings)
{
    for (size_t i = 0; i < settings_option_count; i++)
        if (!settings_options[i].is_of_file)
            *option_value(settings, &settings_options[i]) = settings_options[i].values[0];
}

const Option *settings_find(const char *name)
{
    for (size_t i = 0; i < settings_option_count; i++)
        if (strcmp(settings_options[i].name, name) == 0)
            return &settings_options[i];
    return NULL;
}

const char *settings_get(const Settings *settings, const Env *env, const Option *option)
{
    return option->is_of_file ? option->values[env->is_plain]
                              : *option_value((Settings *)settings, option);
}

bool settings_set(Settings *settings, Env *env, const Option *option, const char *value)
{
    const char *const *known = option->values;
    while (*known && strcmp(*known, value) != 0)
        known++;
    if (*known && option->is_of_file)
        env->is_plain = known != option->values;
    else if (*known)
        *option_value(settings, option) = *known;
    return *known;
}
