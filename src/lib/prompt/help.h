/* help.h: the command help. */
#ifndef LIB_PROMPT_HELP_H
#define LIB_PROMPT_HELP_H

#include "base/part.h"
#include "source/builtin.h"
#include "vm/vm.h"

/* help(*name): all topics, or one: a name that the program defined, a builtin, a chapter. */
NativeFn help_command;
/* Appends the help on one topic: a function or module of `env`, a builtin, a chapter, a variable, a
   name of a library. False if there is none. */
bool help_put_topic(Vm *vm, Buf *out, const Env *env, Part topic);
/* Appends the help on a function or module that a program has under this name in `env`. */
void help_put_function(Vm *vm, Buf *out, const Env *env, Name name, Datum function);
/* Appends the example of a row, statements that run in a new session. */
void help_put_example(Buf *out, const Builtin *row);

#endif
