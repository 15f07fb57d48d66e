/*
 * repl_complete.h: the Tab key. The session lists the candidates (mgrad_complete), Readline inserts
 * their common beginning, and a second Tab lists them with their kinds. Not part of a build without
 * Readline (MGRAD_NO_READLINE).
 */
#ifndef APP_REPL_REPL_COMPLETE_H
#define APP_REPL_REPL_COMPLETE_H

#include "base/buf.h"
#include "session/mgrad.h"

/* `block` has the lines above the one being typed. Borrows both until repl_complete_stop. */
void repl_complete_start(Mgrad *session, const Buf *block);
void repl_complete_stop(void);

#endif
