/*
 * repl_complete.h: the Tab key. What may stand at the cursor is for the session to say; Readline
 * finds what the candidates have in common, a second Tab lists them with their kinds. Not part of a
 * build without Readline (MGRAD_NO_READLINE).
 */
#ifndef APP_REPL_REPL_COMPLETE_H
#define APP_REPL_REPL_COMPLETE_H

#include "base/buf.h"
#include "session/mgrad.h"

/* `block` holds the lines above the one being typed. Both are borrowed. */
void repl_complete_start(Mgrad *session, const Buf *block);
void repl_complete_stop(void);

#endif
