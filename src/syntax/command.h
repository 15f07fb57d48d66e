/* command.h: a command as the parser knows it: a name and the row of its builtin. */
#ifndef SYNTAX_COMMAND_H
#define SYNTAX_COMMAND_H

#include "base/intern.h"
#include "source/builtin.h"

/* A word that may precede its arguments without parentheses at the start of a statement. */
typedef struct Command {
    Name name;
    const Builtin *row;
    bool is_alias;       /* the name is another one of the row; only the first can be reserved */
    const char *example; /* its use, if it cannot be used alone: not NUL-terminated; or NULL */
    size_t example_size;
} Command;

static inline bool command_has(const Command *command, unsigned flags)
{
    return command->row->flags & flags;
}

#endif
