/*
 * state.h: the state that the builtins of a session keep between calls.
 *
 * A builtin gets only the Vm, and vm->library points here. Each struct is defined by the folder
 * that uses it, in the header named below; this layer only passes the pointers on. They all belong
 * to the Library of session/library.h.
 */
#ifndef LIB_STATE_H
#define LIB_STATE_H

typedef struct LibraryState {
    struct Registry *registry;     /* lib/registry.h */
    struct Settings *settings;     /* lib/settings.h */
    struct Streams *streams;       /* lib/data/streams.h */
    struct Drawing *drawing;       /* lib/draw/drawing.h */
    struct Display *display;       /* lib/draw/display.h */
    struct Arena *plots;           /* lib/draw/plot_data.h */
    struct Figure *figure;         /* lib/draw/figure.h */
    struct Transcript *transcript; /* lib/prompt/transcript.h */
    struct Watch *watch;           /* lib/prompt/watch.h */
    struct Arena *formulas;        /* lib/explain/derive.c */
    struct Snapshot *snapshot;     /* lib/explain/private.h */
    struct Tracks *tracks;         /* lib/explain/tracks.h */
    struct Stepping *stepping;     /* lib/explain/stepping.h */
} LibraryState;

#endif
