/*
 * library.h: all builtins of a session: the tables of src/lib, and the state that they keep.
 *
 * Only this file knows all of them. A builtin reaches its own state through vm->library, see
 * lib/state.h.
 */
#ifndef SESSION_LIBRARY_H
#define SESSION_LIBRARY_H

#include "base/arena.h"
#include "lib/data/streams.h"
#include "lib/draw/display.h"
#include "lib/draw/drawing.h"
#include "lib/draw/figure.h"
#include "lib/explain/private.h"
#include "lib/explain/stepping.h"
#include "lib/explain/tracks.h"
#include "lib/prompt/transcript.h"
#include "lib/prompt/watch.h"
#include "lib/registry.h"
#include "lib/settings.h"

typedef struct Library {
    LibraryState state; /* points to the members below */
    Registry registry;
    Settings settings;
    Streams streams;
    Drawing drawing;
    Display display;
    Arena plots;    /* of the current plot; after an error of the last one, until the next begins */
    Arena formulas; /* of the current formula; after an error of the last one, until the next begins
                     */
    Figure figure;
    Transcript transcript;
    Watch watch;
    Snapshot snapshot;
    Tracks tracks;
    Stepping stepping;
} Library;

/* All tables, in the order of help. */
extern const BuiltinTable *const library_tables[];
extern const size_t library_table_count;

/* Defines all builtins in vm->builtins and sets vm->library. Throws if memory is short;
   library_done then frees what exists. */
void library_init(Library *library, Vm *vm);
void library_done(Library *library, Vm *vm);
/* Shows the values that the library keeps to a collection. */
void library_visit(Library *library, Heap *heap, HeapVisit *visit);

#endif
