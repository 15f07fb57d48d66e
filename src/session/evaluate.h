/* evaluate.h: the value of a text that is one expression. */
#ifndef SESSION_EVALUATE_H
#define SESSION_EVALUATE_H

#include "session/protect.h"

typedef struct EvaluateText {
    const char *name, *text; /* `name` appears in messages */
    size_t size;
    Span span; /* of the text among the session's sources, for errors of `use` */
} EvaluateText;

/* What is done with the value, which is in vm->result, a root. It may throw. */
typedef void EvaluateUse(Mgrad *m, const EvaluateText *text, void *argument);

/* Runs the expression and then `use`, both under session_protect. Nothing is printed or recorded,
   except by the functions that the expression calls. */
MgradStatus evaluate_expression(Mgrad *m, EvaluateText *text, EvaluateUse *use, void *argument);

#endif
