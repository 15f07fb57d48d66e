/* question.c: finds the question mark. */
#include "host/question.h"

#include <string.h>

#include "base/buf.h"

MgradStatus question_call(QuestionCall *call, Mem *mem, Mgrad *m, const char *name,
                          const char *text, size_t size)
{
    const char *mark = text + strspn(text, " \t");
    if (*mark != '?')
        return call(m, name, text, size);
    Buf command;
    buf_init(&command, mem);
    buf_printf(&command, "help %s", mark + 1);
    /* Without memory the text itself is an error. */
    MgradStatus status =
        command.failed ? call(m, name, text, size) : call(m, name, buf_text(&command), command.len);
    buf_done(&command);
    return status;
}
