/* define.h: functions of the host that programs call. */
#ifndef SESSION_DEFINE_H
#define SESSION_DEFINE_H

#include "session/session_internal.h"

/* Shows the default values of the functions' parameters to a collection. */
void define_visit(Mgrad *m, Heap *heap, HeapVisit *visit);
void define_free_all(Mgrad *m);

#endif
