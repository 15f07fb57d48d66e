/*
 * display.h: what is drawn without a file: the forms that the host accepts, or text.
 *
 * A subject (a graph, a plot, an image) has the functions that draw it. To add a form, add its row
 * to the table in display.c, and to the subject a function that makes it, unless there is one.
 */
#ifndef LIB_DRAW_DISPLAY_H
#define LIB_DRAW_DISPLAY_H

#include "base/name_map.h"
#include "lib/state.h"
#include "vm/vm.h"

enum { DISPLAY_MOST_FORMS = 8 };

typedef struct Display {
    Buf forms[DISPLAY_MOST_FORMS]; /* of the current display; empty between displays */
    size_t form_count;
    bool is_noted;         /* a note has told why the current display lacks a picture */
    uint32_t last_failure; /* the hash of the host's last reason for that; 0: none */
    uint64_t count;        /* displays so far */
    Arena arena;
    NameMap ids; /* that were shown */
} Display;

/* What to show. */
typedef struct DisplaySubject {
    const void *what; /* the first argument of its functions after `vm` */
    const char *id;   /* of the display; NULL: none */
    OutputKind kind;  /* of its text */
    /* Makes a picture in vm->bytes. `format` is "svg" or "png"; `size` bounds a PNG, or is NULL for
       its usual size. False if that fails, with the host's reason in vm->message, or after
       display_refuse. */
    bool (*draw)(Vm *vm, const void *what, const char *format, const HostAccepted *size);
    /* Makes a chart in Vega-Lite in vm->bytes; false, with the reason in vm->message, if it cannot
       be made. NULL: the subject has no such form. */
    bool (*put_chart)(Vm *vm, const void *what);
    /* Writes what a script prints into vm->scratch. */
    void (*put_text)(Vm *vm, const void *what);
} DisplaySubject;

void display_init(Display *display, Mem *mem);
void display_done(Display *display);
/* Frees what an error has left of a display. */
void display_forget(Display *display);

/* The id of a display: argument `arg`, or NULL if that is nil. Borrowed. Throws if it does not fit,
   or if there is a file, too. */
const char *display_read_id(Vm *vm, const Datum *args, uint32_t arg, bool has_file);
/* Shows the subject, or prints its text. */
void display_show(Vm *vm, const DisplaySubject *subject);
/* For DisplaySubject.draw: notes why there is no picture, once for each display; returns false. */
bool display_refuse(Vm *vm, const char *reason);

#endif
