/* tracks.c: points are appended whole, so an error in between leaves all tracks as they were. */
#include "lib/explain/tracks.h"

#include "base/escape.h"
#include "base/part.h"
#include "lib/args.h"
#include "lib/registry.h"
#include "lib/state.h"
#include "vm/convert.h"
#include "vm/error.h"
#include "vm/repr.h"
#include "vm/site.h"

void tracks_init(Tracks *tracks, Mem *mem)
{
    *tracks = (Tracks){.count = 0};
    for (size_t i = 0; i < TRACKS_MOST; i++) {
        buf_init(&tracks->items[i].name, mem);
        buf_init(&tracks->items[i].of, mem);
        buf_init(&tracks->items[i].numbers, mem);
    }
}

static void track_free(Track *track)
{
    buf_done(&track->name);
    buf_done(&track->of);
    buf_done(&track->numbers);
}

void tracks_done(Tracks *tracks)
{
    for (size_t i = 0; i < TRACKS_MOST; i++)
        track_free(&tracks->items[i]);
}

void tracks_clear(Tracks *tracks)
{
    tracks_done(tracks);
    tracks->count = 0;
}

size_t track_count(const Track *track)
{
    return track->numbers.len / sizeof(double) / track->width;
}

const double *track_point(const Track *track, size_t i)
{
    return (const double *)(const void *)track->numbers.data + i * track->width;
}

static Part part_of_buf(const Buf *buf)
{
    return (Part){buf_text(buf), buf->len};
}

/* The index of a track; tracks->count: there is none. */
static size_t tracks_find(const Tracks *tracks, Part name)
{
    size_t i = 0;
    while (i < tracks->count && !part_equals(part_of_buf(&tracks->items[i].name), name))
        i++;
    return i;
}

/* Removes a track. The later ones move down, and its emptied buffers become the last. */
static void tracks_remove(Tracks *tracks, size_t at)
{
    Track freed = tracks->items[at];
    track_free(&freed);
    for (; at + 1 < tracks->count; at++)
        tracks->items[at] = tracks->items[at + 1];
    tracks->items[at] = freed;
    tracks->count--;
}

void tracks_put_of(Vm *vm, Buf *out, const Datum *args, uint32_t arg, Datum params)
{
    if (params.kind == D_LIST) {
        buf_printf(out, "%zu parameters", params.as.list->count);
        return;
    }
    site_put_value(vm, out, arg, arg_value(vm, args, arg));
    buf_puts(out, ", ");
    site_put_value(vm, out, arg + 1, arg_value(vm, args, arg + 1));
}

/* ---- the command ---- */

enum { TRACK_X, TRACK_Y, TRACK_NAME, TRACK_CLEAR, TRACK_PARAMS };

static Datum tracks_list(Vm *vm, const Tracks *tracks)
{
    Buf *out = &vm->scratch;
    buf_clear(out);
    for (size_t i = 0; i < tracks->count; i++) {
        const Track *track = &tracks->items[i];
        size_t points = track_count(track);
        if (track->name.len)
            escape_put(out, buf_text(&track->name), track->name.len);
        buf_puts(out, track->name.len ? ": " : "");
        buf_printf(out, "%zu %s of %s\n", points, points == 1 ? "point" : "points",
                   buf_text(&track->of));
    }
    if (tracks->count == 0)
        buf_puts(out, "no tracks yet: 'track w1, w2' after each step records one\n");
    vm_print(vm, buf_text(out), out->len);
    return datum_nil();
}

/* `track clear=true` or `track name="SGD", clear=true` */
static Datum tracks_forget(Vm *vm, Tracks *tracks, const Datum *args)
{
    const String *name = arg_string(vm, args, TRACK_NAME);
    if (args[TRACK_X].kind != D_NIL)
        error_throw_arg(vm, TRACK_X, "write: track clear=true, and then: track w1, w2");
    if (name->size == 0) {
        tracks_clear(tracks);
        return datum_nil();
    }
    size_t at = tracks_find(tracks, (Part){name->text, name->size});
    if (at == tracks->count)
        error_throw_arg(vm, TRACK_NAME, "there is no track '%s'; track lists them", name->text);
    tracks_remove(tracks, at);
    return datum_nil();
}

/* A new track with this name; it counts once it has a point. */
static Track *track_begin(Vm *vm, Tracks *tracks, const String *name, const Buf *of, size_t width)
{
    if (tracks->count == TRACKS_MOST)
        error_throw_at(vm, site_span(vm), "'track clear=true' removes them",
                       "there are %d tracks, and no more colours", TRACKS_MOST);
    Track *track = &tracks->items[tracks->count];
    track_free(track);
    buf_put(&track->name, name->text, name->size);
    buf_put(&track->of, of->data, of->len);
    track->width = width;
    return track;
}

/* Writes the data of the Values as one block of bytes. */
static void put_data(Vm *vm, Buf *out, const Datum *args)
{
    const Datum *items = args; /* x and y */
    size_t count = 2;
    if (args[TRACK_PARAMS].kind == D_LIST) {
        items = args[TRACK_PARAMS].as.list->items;
        count = args[TRACK_PARAMS].as.list->count;
    }
    buf_clear(out);
    for (size_t i = 0; i < count; i++) {
        if (items[i].kind != D_NODE)
            error_throw_arg(vm, TRACK_X, "track needs Values, but parameter %zu is %s", i,
                            repr_noun(items[i]));
        double value = tape_value(&vm->tape, items[i].as.node);
        buf_put(out, (const char *)&value, sizeof value);
        vm_poll(vm);
    }
}

static Datum tracks_track(Vm *vm, Datum *args, uint32_t count)
{
    Tracks *tracks = vm->library->tracks;
    (void)count;
    if (convert_truth(vm, args[TRACK_CLEAR]))
        return tracks_forget(vm, tracks, args);
    const String *name = arg_string(vm, args, TRACK_NAME);
    if (args[TRACK_X].kind == D_NIL)
        return tracks_list(vm, tracks);
    bool is_model = args[TRACK_PARAMS].kind == D_LIST;
    if (is_model == (args[TRACK_Y].kind != D_NIL))
        error_throw_at(vm, site_arg_span(vm, is_model ? TRACK_Y : TRACK_X),
                       "write: track w1, w2, or track model",
                       "track records two Values, or one model");
    Buf *of = &vm->scratch, *point = &vm->bytes;
    buf_clear(of);
    tracks_put_of(vm, of, args, TRACK_X, args[TRACK_PARAMS]);
    put_data(vm, point, args);
    if (point->len == 0)
        error_throw_arg(vm, TRACK_X, "there is nothing to track: the model has no parameters");
    size_t at = tracks_find(tracks, (Part){name->text, name->size});
    Track *track = at < tracks->count
                       ? &tracks->items[at]
                       : track_begin(vm, tracks, name, of, point->len / sizeof(double));
    if (!part_equals(part_of_buf(&track->of), part_of_buf(of)))
        error_throw_at(vm, site_arg_span(vm, TRACK_X),
                       "give another name, as in track w1, w2, name=\"SGD\"; 'track clear=true' "
                       "removes all tracks",
                       "this track is of %s, not of %s", buf_text(&track->of), buf_text(of));
    buf_put(&track->numbers, point->data, point->len);
    tracks->count += at == tracks->count;
    return datum_nil();
}

static const Builtin rows[] = {
    {"track(x=nil, y=nil, name=\"\", clear=false)", NULL, ROW_COMMAND | ROW_CORE, NULL,
     "records a point of two Values or a model, for landscape to draw; clear=true removes tracks",
     "w1 = 1.0; w2 = 2.0; track w1, w2, name=\"SGD\"; track", 0},
    {"_track(x, y, name, clear, params)", tracks_track, ROW_INTERNAL, NULL, NULL, NULL, 0},
};

const BuiltinTable tracks_table = {"plots", rows, sizeof rows / sizeof *rows};
