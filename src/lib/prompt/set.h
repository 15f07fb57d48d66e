/* set.h: the command set. */
#ifndef LIB_PROMPT_SET_H
#define LIB_PROMPT_SET_H

#include "source/builtin.h"

/* set(name=nil, value=nil): changes an option, or shows it; without a name shows all options and
   the limits. */
NativeFn set_command;

#endif
