/* undefined.h: warnings about names that nothing defines. */
#ifndef SESSION_UNDEFINED_H
#define SESSION_UNDEFINED_H

#include "session/session_internal.h"

void undefined_init(Mgrad *m);
void undefined_done(Mgrad *m);
/* Compiles a text, without the variables of the session, and adds to the session's report a warning
   for each global name that it reads, and that neither the text, nor what it imports, nor the
   library defines. Compiles imports, but runs nothing. Throws if the text or an imported file
   has an error. */
void undefined_check(Mgrad *m, const Source *source);

#endif
