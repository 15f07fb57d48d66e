/* protect.h: every function of mgrad.h that may throw runs its work through session_protect. */
#ifndef SESSION_PROTECT_H
#define SESSION_PROTECT_H

#include "session/catch.h"

/* Calls function(m, argument) under the session's catch and memory limit, unless the session is
   running (protect_refuse). After a throw it writes the report (mgrad_error) and makes the machine
   ready for the next text. What the function stores through `argument` before the throw stays
   valid. */
MgradStatus session_protect(Mgrad *m, ProtectedFunction *function, void *argument);

/* The same for work that is no statement of the program: its output is not in the transcript, and
   what it has left in vm->result is dropped afterwards. */
MgradStatus protect_unrecorded(Mgrad *m, ProtectedFunction *function, void *argument);

/* Returns MGRAD_ERROR and sets the error: the session is running, and a function of its host has
   called a function of mgrad.h that would run something, too. */
MgradStatus protect_refuse(Mgrad *m);

/* The same for work that runs no program: a throw ends it, but leaves the errors of the last call
   as they were. False after a throw, and while the session runs something. */
bool protect_quietly(Mgrad *m, ProtectedFunction *function, void *argument);

/* Frees the garbage of the last text. Must not be called while a text runs. */
void protect_free_garbage(Mgrad *m);

#endif
