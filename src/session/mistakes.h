/* mistakes.h: the syntax errors of a text after the first one. */
#ifndef SESSION_MISTAKES_H
#define SESSION_MISTAKES_H

#include "session/session_internal.h"

void mistakes_init(Mgrad *m);
void mistakes_done(Mgrad *m);
/* After a throw to the session's catch: if it was a syntax error of a whole text, parses the rest
   of the text, and adds up to REPORT_MOST mistakes, the first one included, to the session's
   report. False if the session's Diag must still be added: it is no syntax error, or something has
   stopped the search, and it says what. Throws nothing. */
bool mistakes_collect(Mgrad *m);

#endif
