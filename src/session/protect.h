/*
 * protect.h: the only catch of the program. Every function of mgrad.h that may throw runs its work
 * through one of these two.
 */
#ifndef SESSION_PROTECT_H
#define SESSION_PROTECT_H

#include "session/session_internal.h"

typedef void ProtectedFunction(Mgrad *m, void *argument);

/* Calls function(m, argument) under the session's catch and memory limit. After a throw it writes
   the report (mgrad_error) and makes the machine ready for the next text. What the function stores
   through `argument` before the throw stays valid. */
MgradStatus session_protect(Mgrad *m, ProtectedFunction *function, void *argument);

/* Makes mgrad_error empty again. */
void protect_clear_error(Mgrad *m);

/* Calls function(m, argument) under another catch, and recovers nothing. False after a throw; the
   Diag is then in `to`. */
bool protect_call(Catch *to, Mgrad *m, ProtectedFunction *function, void *argument);

#endif
