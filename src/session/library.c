/* library.c: puts the builtins of src/lib and their state together. */
#include "session/library.h"

#define TABLE(name) &name##_table,
const BuiltinTable *const library_tables[] = {
#include "lib/tables.def"
};
#undef TABLE
const size_t library_table_count = sizeof library_tables / sizeof *library_tables;

void library_init(Library *library, Vm *vm)
{
    *library = (Library){.state = {.registry = &library->registry,
                                   .settings = &library->settings,
                                   .streams = &library->streams,
                                   .drawing = &library->drawing,
                                   .display = &library->display,
                                   .plots = &library->plots,
                                   .figure = &library->figure,
                                   .transcript = &library->transcript,
                                   .watch = &library->watch,
                                   .formulas = &library->formulas,
                                   .snapshot = &library->snapshot,
                                   .tracks = &library->tracks,
                                   .stepping = &library->stepping}};
    vm->library = &library->state;
    settings_init(&library->settings);
    streams_init(&library->streams);
    display_init(&library->display, vm->mem);
    arena_init(&library->plots, vm->mem);
    arena_init(&library->formulas, vm->mem);
    figure_init(&library->figure, vm->mem);
    tracks_init(&library->tracks, vm->mem);
    transcript_init(&library->transcript, vm->mem);
    library->stepping.root = datum_nil();
    registry_init(&library->registry, vm, library_tables, library_table_count);
}

void library_done(Library *library, Vm *vm)
{
    drawing_done(&library->drawing);
    display_done(&library->display);
    arena_done(&library->plots);
    arena_done(&library->formulas);
    figure_done(&library->figure);
    transcript_done(&library->transcript, vm->mem);
    watch_done(&library->watch, vm->mem);
    snapshot_done(&library->snapshot, vm->mem);
    tracks_done(&library->tracks);
    stepping_done(&library->stepping, vm->mem);
    registry_done(&library->registry, vm);
}

void library_visit(Library *library, Heap *heap, HeapVisit *visit)
{
    registry_visit(&library->registry, heap, visit);
    watch_visit(&library->watch, heap, visit);
    stepping_visit(&library->stepping, heap, visit);
}
