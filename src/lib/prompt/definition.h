/* definition.h: the definition of a function or module in a source text. */
#ifndef LIB_PROMPT_DEFINITION_H
#define LIB_PROMPT_DEFINITION_H

#include "base/buf.h"
#include "base/part.h"
#include "vm/vm.h"

/* `name(x, k=2)`, from the first byte of the name on, in a text that ends at `end`. It may be
   unfinished. */
Part definition_signature(const char *name, const char *end);

/* The parameter of a signature that an argument belongs to: the one called `keyword` or, if that is
   empty, the one at this position. The result counts the parameters as they are written, from 0; a
   parameter with a star takes all that follow. SIZE_MAX: there is none. */
size_t definition_parameter(Part signature, size_t position, Part keyword);

/* The comment lines directly above the line of a position in a text, each with its '#'. Not those
   of `--test` (#=>). Empty if there are none. */
Part definition_comment(const char *text, const char *at);
/* Appends them as one paragraph, indented by four blanks and broken into lines; nothing if the
   comment is empty. Uses vm->bytes. */
void definition_put_comment(Vm *vm, Buf *out, Part comment);
/* The same for a function or module of the program. */
void definition_put_comment_of(Vm *vm, Buf *out, const Closure *closure);

#endif
