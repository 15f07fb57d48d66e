/*
 * catch.c: the only setjmp of the program.
 *
 * C makes the values of locals indeterminate after a longjmp if they changed after setjmp.
 * catch_call has no such locals, so callers may use theirs freely: only memory that they pass by
 * pointer changes.
 */
#include "session/catch.h"

bool catch_call(Catch *to, Mgrad *m, ProtectedFunction *function, void *argument)
{
    if (setjmp(to->jump))
        return false;
    function(m, argument);
    return true;
}
