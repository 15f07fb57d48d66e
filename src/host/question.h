/* question.h: `?name`, which a prompt and a notebook take for `help name`. */
#ifndef HOST_QUESTION_H
#define HOST_QUESTION_H

#include "base/mem.h"
#include "session/mgrad.h"

/* mgrad_run or mgrad_check */
typedef MgradStatus QuestionCall(Mgrad *m, const char *name, const char *text, size_t size);

/* Calls the function with a text that was typed or, if that is a question, with the command that it
   stands for. `text` ends in a NUL. */
MgradStatus question_call(QuestionCall *call, Mem *mem, Mgrad *m, const char *name,
                          const char *text, size_t size);

#endif
