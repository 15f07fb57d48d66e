/* command.h: a command as the parser knows it: a name and the row of its builtin. */
#ifndef SYNTAX_COMMAND_H
#define SYNTAX_COMMAND_H

#include "base/intern.h"
#include "source/builtin.h"

/* A word that may precede its arguments without parentheses, at the start of a statement. */
typedef struct Command {
    Name name;
    const Builtin *row;
    bool is_alias;       /* not the first name of the row; only that one can be reserved */
    const char *example; /* for messages, if the command needs an argument; NULL otherwise.
                            Borrowed, not NUL-terminated. */
    size_t example_size;
} Command;

/* The command with this name; NULL if there is none. */
static inline const Command *command_find(const Command *commands, size_t count, Name name)
{
    for (size_t i = 0; i < count; i++)
        if (commands[i].name == name)
            return &commands[i];
    return NULL;
}

static inline bool command_has(const Command *command, unsigned flags)
{
    return command->row->flags & flags;
}

/* True if a call with so many arguments has a result. */
static inline bool command_gives(const Command *command, uint32_t count)
{
    return command_has(command, ROW_GIVES) || (command_has(command, ROW_ALONE) && count == 1);
}

#endif
