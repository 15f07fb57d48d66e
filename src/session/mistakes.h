/* mistakes.h: the reports of a text with several syntax errors. */
#ifndef SESSION_MISTAKES_H
#define SESSION_MISTAKES_H

#include "session/session_internal.h"

void mistakes_init(Mgrad *m);
void mistakes_done(Mgrad *m);
/* Appends the report of an error, for the screen that shows it. */
void mistakes_put(const Mgrad *m, const Diag *diag, Buf *out);
/* After a throw to the session's catch: if it was a syntax error of a whole text, parses the rest
   of the text, and writes the reports of up to 20 mistakes into m->mistakes. Otherwise empties
   that. If something stops the search, the session's Diag is then of another kind than DIAG_ERROR.
   Throws nothing. */
void mistakes_collect(Mgrad *m);

#endif
