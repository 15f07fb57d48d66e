/* complete.c: completion: the kind of word at the cursor, then the words of that kind. */
#include "session/candidates.h"

size_t mgrad_complete(Mgrad *m, const char *text, size_t size, size_t at, MgradCandidatePut *put,
                      void *to)
{
    Cursor cursor;
    cursor_read(&cursor, m, text, at < size ? at : size);
    candidates_put(m, &cursor.place, (CandidateSink){put, to});
    size_t start = (size_t)(cursor.place.word.text - text);
    cursor_done(&cursor);
    return start;
}
