/* debugger.c: the command step, as a prompt needs to know it. */
#include <string.h>

#include "session/session_internal.h"
#include "syntax/step.h"

bool mgrad_is_stepping(const Mgrad *m)
{
    return stepping_is_active(&m->vm);
}

bool mgrad_is_step(const char *text, size_t size)
{
    return step_begins_line(text, size);
}

const char *mgrad_step_words(void)
{
    return step_words + strlen(", ");
}
