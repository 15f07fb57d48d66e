/* catch.h: the only catch of the program. */
#ifndef SESSION_CATCH_H
#define SESSION_CATCH_H

#include "session/session_internal.h"

typedef void ProtectedFunction(Mgrad *m, void *argument);

/* Calls function(m, argument) under a catch, and recovers nothing. False after a throw; the Diag is
   then in `to`. */
bool catch_call(Catch *to, Mgrad *m, ProtectedFunction *function, void *argument);

/* The same for a function that only makes or reads values: also inside a host function, while the
   session runs. It is not interrupted. False after a throw, and the error is dropped: the current
   one of the session stays as it is. */
bool catch_try(Mgrad *m, ProtectedFunction *function, void *argument);

#endif
