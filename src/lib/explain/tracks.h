/*
 * tracks.h: the command track, which records the way of parameters through a training loop, for
 * `landscape` to draw.
 *
 * A track is a list of points. It belongs to the names of two Values, or to models with the same
 * number of parameters. It keeps no node alive.
 */
#ifndef LIB_EXPLAIN_TRACKS_H
#define LIB_EXPLAIN_TRACKS_H

#include "vm/vm.h"

enum { TRACKS_MOST = 8 };

typedef struct Track {
    Buf name;    /* for the legend; empty: none */
    Buf of;      /* the names of two Values, `w1, w2`, or `337 parameters` */
    Buf numbers; /* doubles: `width` for each point */
    size_t width;
} Track;

typedef struct Tracks {
    Track items[TRACKS_MOST];
    size_t count;
} Tracks;

void tracks_init(Tracks *tracks, Mem *mem);
void tracks_done(Tracks *tracks);
/* Removes all tracks. */
void tracks_clear(Tracks *tracks);

size_t track_count(const Track *track);
/* The numbers of a point. */
const double *track_point(const Track *track, size_t i);

/* Appends what a track of arguments `arg` and `arg` + 1 belongs to. `params`: the list of a model's
   parameters; nil: the arguments are two Values. */
void tracks_put_of(Vm *vm, Buf *out, const Datum *args, uint32_t arg, Datum params);

#endif
