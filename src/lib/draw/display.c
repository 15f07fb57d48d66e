/*
 * display.c: makes the forms that the host accepts, one after the other, and hands them over
 * together.
 *
 * The forms belong to the session's Display, because an error may be thrown while one is made.
 */
#include "lib/draw/display.h"

#include <stdio.h>
#include <string.h>

#include "base/hash.h"
#include "lib/settings.h"
#include "view/fragment.h"
#include "vm/error.h"
#include "vm/repr.h"

void display_init(Display *display, Mem *mem)
{
    for (size_t i = 0; i < DISPLAY_MOST_FORMS; i++)
        buf_init(&display->forms[i], mem);
    arena_init(&display->arena, mem);
}

void display_forget(Display *display)
{
    for (size_t i = 0; i < DISPLAY_MOST_FORMS; i++)
        buf_done(&display->forms[i]);
    display->form_count = 0;
    display->is_noted = false;
}

void display_done(Display *display)
{
    display_forget(display);
    arena_done(&display->arena);
}

const char *display_read_id(Vm *vm, const Datum *args, uint32_t arg, bool has_file)
{
    if (args[arg].kind == D_NIL)
        return NULL;
    if (args[arg].kind != D_STRING)
        error_throw_arg(vm, arg, "the id of a display is a string, not %s", repr_noun(args[arg]));
    const String *id = args[arg].as.string;
    if (id->size == 0 || strlen(id->text) != id->size)
        error_throw_arg(vm, arg, "the id of a display has at least one character, and no NUL byte");
    if (has_file)
        error_throw_arg(vm, arg, "a file has no id: give a file or an id, not both");
    return id->text;
}

bool display_refuse(Vm *vm, const char *reason)
{
    Display *display = vm->library->display;
    if (!display->is_noted)
        vm_note(vm, "%s", reason);
    display->is_noted = true;
    buf_clear(&vm->message);
    return false;
}

/* ---- forms ---- */

/* Notes the host's reason for a failure, unless it is the same as that of the last failure: where a
   program is not installed, each display would repeat it. */
static void note_failure(Vm *vm)
{
    Display *display = vm->library->display;
    Buf *reason = &vm->message;
    vm_poll(vm); /* if the program was interrupted, that is the reason */
    if (!reason->len)
        return;
    uint32_t hash = hash_text(buf_text(reason), reason->len, 0) | 1;
    if (hash != display->last_failure)
        display_refuse(vm, buf_text(reason));
    display->last_failure = hash;
}

/* Makes a picture in vm->bytes. */
static bool draw_picture(Vm *vm, const DisplaySubject *subject, const char *format,
                         const HostAccepted *size)
{
    buf_clear(&vm->message);
    if (subject->draw(vm, subject->what, format, size)) {
        vm->library->display->last_failure = 0;
        return true;
    }
    note_failure(vm);
    return false;
}

/* The bounds of a PNG. A member that is 0 gets a bound that no picture reaches, or the height of a
   line in a browser. */
static HostAccepted png_size(const HostAccepted *accepted)
{
    enum { UNBOUNDED = 1 << 20, USUAL_LINE = 22 };
    return (HostAccepted){.width = accepted->width ? accepted->width : UNBOUNDED,
                          .height = accepted->height ? accepted->height : UNBOUNDED,
                          .line = accepted->line ? accepted->line : USUAL_LINE};
}

static bool make_png(Vm *vm, const DisplaySubject *subject, const HostAccepted *accepted, Buf *form)
{
    HostAccepted size = png_size(accepted);
    bool has_size = accepted->width || accepted->height || accepted->line;
    if (!draw_picture(vm, subject, "png", has_size ? &size : NULL))
        return false;
    *form = vm->bytes;
    buf_init(&vm->bytes, vm->mem);
    return true;
}

/* The ids of an SVG must differ from those of all others on the page, which may be from another
   session. So they begin with the display's number and a hash of the picture. */
static bool make_svg(Vm *vm, const DisplaySubject *subject, const HostAccepted *accepted, Buf *form)
{
    char prefix[64];
    (void)accepted;
    if (!draw_picture(vm, subject, "svg", NULL))
        return false;
    snprintf(prefix, sizeof prefix, "mg%llu-%08x-", (unsigned long long)vm->library->display->count,
             (unsigned)hash_text(buf_text(&vm->bytes), vm->bytes.len, 0));
    bool is_made = fragment_put(form, buf_text(&vm->bytes), vm->bytes.len, prefix);
    buf_done(&vm->bytes); /* a picture may be large */
    return is_made || display_refuse(vm, "the picture is damaged: it is no SVG");
}

static bool make_html(Vm *vm, const DisplaySubject *subject, const HostAccepted *accepted,
                      Buf *form)
{
    buf_puts(form, "<div class=\"mgrad\">");
    bool is_made = make_svg(vm, subject, accepted, form);
    buf_puts(form, "</div>\n");
    return is_made;
}

/* The program around the session may have to show a chart within a page, so it must not be large.
 */
static bool make_chart(Vm *vm, const DisplaySubject *subject, const HostAccepted *accepted,
                       Buf *form)
{
    enum { LARGEST = 4 << 20 };
    (void)accepted;
    if (!subject->put_chart)
        return false;
    if (!subject->put_chart(vm, subject->what)) {
        note_failure(vm);
        return false;
    }
    if (vm->bytes.len > LARGEST) {
        buf_done(&vm->bytes);
        return display_refuse(vm, "there are too many points for a chart in Vega-Lite here; a file "
                                  "may have more: write p.vl.json");
    }
    *form = vm->bytes;
    buf_init(&vm->bytes, vm->mem);
    return true;
}

static bool make_text(Vm *vm, const DisplaySubject *subject, const HostAccepted *accepted,
                      Buf *form)
{
    (void)accepted;
    subject->put_text(vm, subject->what);
    buf_put(form, buf_text(&vm->scratch), vm->scratch.len);
    return true;
}

/* All forms. To add one, write its function and its row. The function writes the form into an empty
   buffer; false if it cannot be made, which a note has told, or if the subject has no such form. */
static const struct FormKind {
    const char *mime;
    bool (*make)(Vm *vm, const DisplaySubject *subject, const HostAccepted *accepted, Buf *form);
} form_kinds[] = {
    {"image/svg+xml", make_svg},
    {"image/png", make_png},
    {"application/vnd.vegalite.v5+json", make_chart},
    {"text/html", make_html},
    {"text/plain", make_text},
};

static const struct FormKind *form_find(const char *mime)
{
    for (size_t i = 0; i < sizeof form_kinds / sizeof *form_kinds; i++)
        if (strcmp(form_kinds[i].mime, mime) == 0)
            return &form_kinds[i];
    return NULL;
}

/* ---- displays ---- */

static bool display_accepts(const Vm *vm, HostAccepted *accepted)
{
    const char *pictures = vm->library->settings->pictures;
    if (!vm->host.accepts || !vm->host.show || strcmp(pictures, "off") == 0)
        return false;
    return vm->host.accepts(vm->host.ctx, strcmp(pictures, "on") == 0, accepted) && accepted->types;
}

/* Makes all accepted forms, into display->forms and `forms`. Returns their number. */
static size_t display_make(Vm *vm, const DisplaySubject *subject, const HostAccepted *accepted,
                           HostForm forms[DISPLAY_MOST_FORMS])
{
    Display *display = vm->library->display;
    display->count++;
    for (size_t i = 0; accepted->types[i] && display->form_count < DISPLAY_MOST_FORMS; i++) {
        const struct FormKind *kind = form_find(accepted->types[i]);
        Buf *form = &display->forms[display->form_count];
        buf_done(form); /* after a form that could not be made */
        if (kind && kind->make(vm, subject, accepted, form))
            forms[display->form_count++] = (HostForm){kind->mime, buf_text(form), form->len};
    }
    return display->form_count;
}

/* Hands the forms over. False if there are none, or if the host could not show them. */
static bool display_try(Vm *vm, const DisplaySubject *subject)
{
    Display *display = vm->library->display;
    HostAccepted accepted = {0};
    HostForm forms[DISPLAY_MOST_FORMS];
    if (!display_accepts(vm, &accepted))
        return false;
    display_forget(display);
    HostDisplay shown = {
        .forms = forms, .count = display_make(vm, subject, &accepted, forms), .id = subject->id};
    Name id = subject->id ? intern_cstr(&vm->names, subject->id) : NAME_EMPTY;
    shown.updates = id && name_map_find(&display->ids, id) != NAME_MAP_NONE;
    bool is_shown = shown.count && vm->host.show(vm->host.ctx, &shown);
    display_forget(display); /* pictures may be large */
    vm_poll(vm);
    if (is_shown && id)
        name_map_put(&display->ids, &display->arena, id, 1);
    return is_shown;
}

void display_show(Vm *vm, const DisplaySubject *subject)
{
    bool is_shown = display_try(vm, subject);
    if (is_shown && !vm_records(vm))
        return;
    subject->put_text(vm, subject->what);
    (is_shown ? vm_record : vm_print_kind)(vm, subject->kind, buf_text(&vm->scratch),
                                           vm->scratch.len);
}
