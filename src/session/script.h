/* script.h: a text that runs statement by statement; see mgrad_script_open in mgrad.h. */
#ifndef SESSION_SCRIPT_H
#define SESSION_SCRIPT_H

#include "session/session_internal.h"

struct MgradScript {
    Mgrad *m;
    Source *source; /* held, so that a collection does not drop it */
    uint32_t at;    /* offset of the next statement */
};

#endif
