/* candidates.h: the words that can be typed at a place. */
#ifndef SESSION_CANDIDATES_H
#define SESSION_CANDIDATES_H

#include "session/cursor.h"

/* Receives each candidate. */
typedef struct CandidateSink {
    MgradCandidatePut *put;
    void *to;
} CandidateSink;

/* Lists the candidates for a place, in no order. */
void candidates_put(Mgrad *m, const CursorPlace *place, CandidateSink sink);

#endif
