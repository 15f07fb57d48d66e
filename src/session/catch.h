/* catch.h: the only catch of the program. */
#ifndef SESSION_CATCH_H
#define SESSION_CATCH_H

#include "session/session_internal.h"

typedef void ProtectedFunction(Mgrad *m, void *argument);

/* Calls function(m, argument) under a catch, and recovers nothing. False after a throw; the Diag is
   then in `to`. */
bool catch_call(Catch *to, Mgrad *m, ProtectedFunction *function, void *argument);

#endif
