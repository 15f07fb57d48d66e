/* help.h: the command help. */
#ifndef LIB_HELP_H
#define LIB_HELP_H

#include "base/buf.h"
#include "source/builtin.h"

/* help(*name): all topics, or one: a name that the program defined, a builtin, a chapter. */
NativeFn help_command;
/* Appends the example of a row, statements that run in a new session. */
void help_put_example(Buf *out, const Builtin *row);

/* Appends a text that begins at column `indent`, broken at blanks into lines of 79 columns. */
void help_put_wrapped(Buf *out, const char *text, int indent);

#endif
