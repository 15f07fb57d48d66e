/* watch.c: the commands watch and unwatch, and the comparison of values. */
#include "lib/prompt/watch.h"

#include <string.h>

#include "base/escape.h"
#include "lib/args.h"
#include "lib/state.h"
#include "vm/error.h"
#include "vm/repr.h"
#include "vm/site.h"

static Watch *watch_of(Vm *vm)
{
    return vm->library->watch;
}

/* Keeps the order, in which the expressions are shown. */
static void watch_remove(Watch *watch, size_t i)
{
    buf_done(&watch->items[i].text);
    buf_done(&watch->items[i].shown);
    watch->count--;
    memmove(&watch->items[i], &watch->items[i + 1], (watch->count - i) * sizeof *watch->items);
}

static void watch_clear(Watch *watch)
{
    while (watch->count)
        watch_remove(watch, watch->count - 1);
}

void watch_done(Watch *watch, Mem *mem)
{
    watch_clear(watch);
    mem_free(mem, watch->items, watch->cap * sizeof *watch->items);
}

void watch_visit(Watch *watch, Heap *heap, HeapVisit *visit)
{
    for (size_t i = 0; i < watch->count; i++) {
        Datum proto = datum_obj(D_PROTO, watch->items[i].proto);
        visit(heap, &proto);
    }
}

/* The index of the expression with this text; watch->count if there is none. */
static size_t watch_find(const Watch *watch, const char *text, size_t size)
{
    size_t i = 0;
    while (i < watch->count &&
           (watch->items[i].text.len != size || memcmp(watch->items[i].text.data, text, size) != 0))
        i++;
    return i;
}

/* ---- the commands ---- */

/* Compiles the bare expression first, so that an error shows what was typed. */
static Proto *watch_compile(Vm *vm, const char *text, size_t size, uint32_t id)
{
    vm->hooks.compile(vm->hooks.session, "<watch>", text, size);
    buf_clear(&vm->scratch);
    buf_printf(&vm->scratch, "_watched(%u, (%.*s))", (unsigned)id, (int)size, text);
    return vm->hooks.compile(vm->hooks.session, "<watch>", vm->scratch.data, vm->scratch.len);
}

/* Adds the item before its text is copied: if the copy throws, the list owns the buffers. */
static void watch_add(Vm *vm, const char *text, size_t size)
{
    Watch *watch = watch_of(vm);
    if (watch_find(watch, text, size) < watch->count)
        return;
    Watched item = {.id = ++watch->last_id};
    item.proto = watch_compile(vm, text, size, item.id);
    watch->items =
        mem_grow(vm->mem, watch->items, sizeof *watch->items, &watch->cap, watch->count + 1);
    buf_init(&item.text, vm->mem);
    buf_init(&item.shown, vm->mem);
    watch->items[watch->count++] = item;
    buf_put(&watch->items[watch->count - 1].text, text, size);
}

/* Writes the expression as it was typed, and what follows it. */
static void watch_put_text(Buf *out, const Watched *item, const char *after)
{
    escape_put(out, buf_text(&item->text), item->text.len);
    buf_puts(out, after);
}

static void watch_list(Vm *vm)
{
    const Watch *watch = watch_of(vm);
    buf_clear(&vm->scratch);
    for (size_t i = 0; i < watch->count; i++)
        watch_put_text(&vm->scratch, &watch->items[i], "\n");
    if (!watch->count)
        buf_puts(&vm->scratch, "nothing is watched\n");
    vm_print(vm, vm->scratch.data, vm->scratch.len);
}

/* Takes the rest of the line as one string (ROW_LINE), and splits it at commas. */
Datum watch_command(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    const String *string = arg_string(vm, args, 0);
    const char *at = string->text, *text;
    size_t size;
    if (!vm->options.interactive)
        error_throw(vm, "watch works only at the prompt");
    if (!string->size)
        watch_list(vm);
    while (arg_next_text(&at, string->text + string->size, &text, &size))
        watch_add(vm, text, size);
    return datum_nil();
}

Datum watch_forget(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    Watch *watch = watch_of(vm);
    const String *string = arg_string(vm, args, 0);
    const char *at = string->text, *text;
    size_t size;
    if (!string->size)
        watch_clear(watch);
    while (arg_next_text(&at, string->text + string->size, &text, &size)) {
        size_t i = watch_find(watch, text, size);
        if (i == watch->count)
            error_throw_at(vm, site_arg_span(vm, 0), "type watch to list the watched expressions",
                           "'%.*s' is not watched", (int)size, text);
        watch_remove(watch, i);
    }
    return datum_nil();
}

/* Prints the line in vm->scratch, unless it is the one that was printed last. Not recorded: it is
   no output of the statement. */
static void watch_put(Vm *vm, Watched *item)
{
    const Buf *out = &vm->scratch;
    if (out->len == item->shown.len && memcmp(out->data, item->shown.data, out->len) == 0)
        return;
    buf_clear(&item->shown);
    buf_put(&item->shown, out->data, out->len);
    vm_print_only(vm, out->data, out->len);
}

/* _watched(id, x): an id that is unknown belongs to an expression that unwatch has removed. */
Datum watch_show(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    const Watch *watch = watch_of(vm);
    Buf *out = &vm->scratch;
    size_t i = 0;
    while (i < watch->count && watch->items[i].id != (uint64_t)arg_whole(vm, args, 0))
        i++;
    if (i == watch->count)
        return datum_nil();
    Watched *item = &watch->items[i];
    buf_clear(out);
    watch_put_text(out, item, " = ");
    repr_show(vm, out, args[1]);
    buf_putc(out, '\n');
    watch_put(vm, item);
    return datum_nil();
}

void watch_show_failure(Vm *vm, size_t i, const char *reason)
{
    Watched *item = &watch_of(vm)->items[i];
    buf_clear(&vm->scratch);
    watch_put_text(&vm->scratch, item, ": ");
    buf_printf(&vm->scratch, "%s\n", reason);
    watch_put(vm, item);
}
