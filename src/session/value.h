/*
 * value.h: the handles of mgrad.h, through which a host keeps and reads values.
 *
 * All handles of a session are in one list. They are roots of a collection.
 */
#ifndef SESSION_VALUE_H
#define SESSION_VALUE_H

#include "session/session_internal.h"

struct MgradValue {
    Mgrad *m;
    Datum datum;
    MgradValue *next, *previous;
};

/* NULL if memory is short, or for D_UNSET; throws nothing. */
MgradValue *value_new(Mgrad *m, Datum datum);
/* The same, but throws if memory is short. */
MgradValue *value_keep(Mgrad *m, Datum datum);
/* Throws if the handle is NULL or of another session; `what` names it, as in "the value". */
void value_check(Mgrad *m, const MgradValue *value, const char *what);
/* nil for NULL. */
Datum value_datum(const MgradValue *value);
/* Shows all values to a collection. */
void value_visit(Mgrad *m, Heap *heap, HeapVisit *visit);
/* Frees all handles. */
void value_free_all(Mgrad *m);

#endif
