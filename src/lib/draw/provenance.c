/*
 * provenance.c: finds the parts of a program and the part of each node, see provenance.h.
 *
 * Parts are added depth first, so a part precedes the parts inside it.
 */
#include "lib/draw/provenance.h"

#include <string.h>

#include "base/utf8.h"
#include "heap/dict.h"
#include "vm/repr.h"

enum {
    LONGEST_LINE = 64, /* characters of a line that a title shows */
    DEEPEST = 50       /* containers inside each other that the walk enters */
};

void provenance_done(Provenance *map)
{
    Mem *mem = map->mem;
    if (!mem)
        return;
    mem_free(mem, map->parts.items, map->parts.cap * sizeof *map->parts.items);
    mem_free(mem, map->parts.of, map->parts.size * sizeof *map->parts.of);
    mem_free(mem, map->module_of, map->module_of_cap * sizeof *map->module_of);
    mem_free(mem, map->modules, map->module_cap * sizeof *map->modules);
    mem_free(mem, map->sites, map->site_cap * sizeof *map->sites);
    intern_done(&map->parts.texts);
    buf_done(&map->path);
    *map = (Provenance){0};
}

static uint32_t provenance_add(Provenance *map, ViewPart part, uint32_t module)
{
    ViewParts *parts = &map->parts;
    parts->items =
        mem_grow(map->mem, parts->items, sizeof *parts->items, &parts->cap, parts->count + 1);
    map->module_of = mem_grow(map->mem, map->module_of, sizeof *map->module_of, &map->module_of_cap,
                              parts->count + 1);
    map->module_of[parts->count] = module;
    parts->items[parts->count] = part;
    return (uint32_t)parts->count++;
}

/* ---- modules ---- */

/* Extends the module's range by the instructions of a function and of the functions in it. */
static void module_measure(ProvenanceModule *module, const Proto *proto, int depth)
{
    for (uint32_t i = 0; i < proto->code_count; i++) {
        Span span = proto->spans[i];
        if (span.start && span.start < module->start)
            module->start = span.start;
        if (span.start && span.end > module->end)
            module->end = span.end;
    }
    for (uint32_t i = 0; i < proto->constant_count && depth < DEEPEST; i++)
        if (proto->constants[i].kind == D_PROTO)
            module_measure(module, proto->constants[i].as.proto, depth + 1);
}

/* The number of a module, counted from 1; adds it if it is new. */
static uint32_t provenance_module(Provenance *map, const Proto *type)
{
    for (size_t i = 0; i < map->module_count; i++)
        if (map->modules[i].type == type)
            return (uint32_t)i + 1;
    map->modules = mem_grow(map->mem, map->modules, sizeof *map->modules, &map->module_cap,
                            map->module_count + 1);
    ProvenanceModule *module = &map->modules[map->module_count++];
    *module = (ProvenanceModule){type, UINT32_MAX, 0};
    module_measure(module, type, 0);
    return (uint32_t)map->module_count;
}

/* ---- instances ---- */

/* A list, dictionary or instance that contains the current item of the walk. */
typedef struct WalkStep {
    Datum container;
    uint32_t next;   /* index of the next field, element or entry */
    uint32_t part;   /* of the innermost instance: the container or one around it */
    size_t path_len; /* length of the path to it */
} WalkStep;

typedef struct Walk {
    Provenance *map;
    Vm *vm;
    WalkStep steps[DEEPEST];
    int depth;
} Walk;

static uint32_t walk_add_instance(Walk *walk, const Instance *instance, uint32_t parent)
{
    Provenance *map = walk->map;
    Intern *texts = &map->parts.texts;
    uint32_t module = provenance_module(map, instance->type);
    uint32_t at =
        provenance_add(map,
                       (ViewPart){.parent = parent,
                                  .title = intern_name(texts, buf_text(&map->path), map->path.len),
                                  .kind = intern_cstr(texts, instance->type->signature.name)},
                       module);
    /* With fold=true, an outermost instance has its own box. If it is the value of a variable, so
       do the instances one level inside (model.layers[0]). All deeper ones share the box around
       them. */
    bool in_variable = parent && !map->parts.items[parent].parent && walk->depth > 0 &&
                       walk->steps[0].container.kind == D_INSTANCE;
    map->parts.items[at].box = !parent || in_variable ? at : map->parts.items[parent].box;
    return at;
}

/* Enters a list, a dictionary or an instance unless the walk has been there, by whatever path. */
static void walk_enter(Walk *walk, Datum item, uint32_t part)
{
    if (walk->depth == DEEPEST || !heap_visit_once(&walk->vm->heap, item.as.obj))
        return;
    if (item.kind == D_INSTANCE)
        part = walk_add_instance(walk, item.as.instance, part);
    walk->steps[walk->depth++] = (WalkStep){item, 0, part, walk->map->path.len};
}

/* A leaf is a parameter of the first instance that has it. */
static void walk_look(Walk *walk, Datum item, uint32_t part)
{
    ViewParts *parts = &walk->map->parts;
    if (item.kind == D_LIST || item.kind == D_DICT || item.kind == D_INSTANCE)
        walk_enter(walk, item, part);
    else if (part && item.kind == D_NODE && tape_op(&walk->vm->tape, item.as.node) == OP_LEAF &&
             !parts->of[item.as.node])
        parts->of[item.as.node] = part | PART_PARAMETER;
}

static void walk_put_key(Walk *walk, Datum key)
{
    Buf *path = &walk->map->path;
    buf_putc(path, '[');
    repr_put(walk->vm, path, key);
    buf_putc(path, ']');
}

/* Takes the next field or element and sets the path to it. False after the last. */
static bool walk_next(Walk *walk, WalkStep *step, Datum *item)
{
    Buf *path = &walk->map->path;
    buf_truncate(path, step->path_len);
    if (step->container.kind == D_LIST) {
        const List *list = step->container.as.list;
        if (step->next >= list->count)
            return false;
        *item = list->items[step->next];
        if (datum_is_obj(*item))
            buf_printf(path, "[%u]", step->next);
    } else if (step->container.kind == D_DICT) {
        const DictEntry *entry = dict_entry_from(step->container.as.dict, step->next);
        if (!entry)
            return false;
        *item = entry->value;
        step->next = (uint32_t)(entry - step->container.as.dict->entries);
        if (datum_is_obj(*item))
            walk_put_key(walk, entry->key);
    } else {
        const Layout *layout = &step->container.as.instance->type->layout;
        if (step->next >= layout->visible)
            return false;
        *item = step->container.as.instance->slots[step->next];
        if (datum_is_obj(*item))
            buf_printf(path, ".%s", intern_text(&walk->vm->names, layout->names[step->next]));
    }
    step->next++;
    return true;
}

static void walk_from(Walk *walk, const char *name, Datum item)
{
    buf_clear(&walk->map->path);
    buf_puts(&walk->map->path, name);
    walk->depth = 0;
    walk_look(walk, item, PART_NONE);
    while (walk->depth) {
        WalkStep *step = &walk->steps[walk->depth - 1];
        uint32_t part = step->part;
        if (walk_next(walk, step, &item))
            walk_look(walk, item, part);
        else
            walk->depth--;
    }
}

/* Walks over the globals of every file that is running, then over the registers of functions. */
static void walk_all(Walk *walk)
{
    Vm *vm = walk->vm;
    heap_begin_walk(&vm->heap);
    for (size_t f = 0; f < vm->frame_count; f++) {
        const Env *env = vm->frames[f].proto->env;
        for (size_t i = 0; i < env->count; i++)
            if (vm_is_bound(vm, env->names[i], env->slots[i]))
                walk_from(walk, intern_text(&vm->names, env->names[i]), env->slots[i]);
    }
    for (size_t f = 0; f < vm->frame_count; f++)
        for (uint32_t i = 0; i < vm->frames[f].proto->registers; i++) {
            Datum held = vm->stack[vm->frames[f].base + i];
            if (held.kind == D_INSTANCE)
                walk_from(walk, held.as.instance->type->signature.name, held);
        }
    if (vm->frame_count && vm->frames[vm->frame_count - 1].self) {
        Instance *self = vm->frames[vm->frame_count - 1].self;
        walk_from(walk, self->type->signature.name, datum_obj(D_INSTANCE, self));
    }
}

/* Adds what an instance contains to its kind: "Layer, 16 × Neuron". The parts inside a part follow
   it directly, so the search for children ends at the first part that is outside. */
static void provenance_name_kinds(Provenance *map)
{
    ViewParts *parts = &map->parts;
    for (uint32_t at = 1; at < parts->count; at++) {
        uint32_t children = 0, child = PART_NONE;
        bool same = true;
        for (uint32_t i = at + 1; i < parts->count && parts->items[i].parent >= at; i++) {
            if (parts->items[i].parent != at)
                continue;
            same = same && (!child || map->module_of[i] == map->module_of[child]);
            child = i;
            children++;
        }
        if (children == 0)
            continue;
        const char *what =
            same ? map->modules[map->module_of[child] - 1].type->signature.name : "parts";
        buf_clear(&map->path);
        buf_printf(&map->path, "%s, %u %s%s",
                   map->modules[map->module_of[at] - 1].type->signature.name, children,
                   same ? "× " : "", what);
        parts->items[at].kind = intern_name(&map->parts.texts, buf_text(&map->path), map->path.len);
    }
}

/* ---- places ---- */

/* The text of the line of a place, without indentation. */
static size_t line_text(const Place *place, const char **text)
{
    const char *start = place->source->text + place->line_start;
    size_t size = strcspn(start, "\r\n");
    while (size && (*start == ' ' || *start == '\t'))
        start++, size--;
    *text = start;
    return size;
}

/* `moons.mg:12`, without the folder, so that the same program draws the same picture everywhere.
   Nothing for a line that was typed: its number is always 1. */
static void line_put_where(Buf *out, const Place *place)
{
    const char *name = place->source->name, *slash = strrchr(name, '/');
    const char *end = memchr(place->source->text, '\n', place->source->size);
    bool one_line = !end || end + 1 == place->source->text + place->source->size;
    if (name[0] != '<' || !one_line)
        buf_printf(out, "%s:%zu", slash ? slash + 1 : name, place->line);
}

void provenance_put_origin(const Vm *vm, Buf *out, Node node)
{
    const char *text;
    Place place = sources_place(&vm->sources, vm->tape.site[node]);
    if (!place.source)
        return;
    size_t size = line_text(&place, &text);
    size_t before = out->len;
    line_put_where(out, &place);
    if (out->len > before)
        buf_puts(out, ": ");
    buf_put(out, text, size);
}

static void line_put_short(Buf *out, const char *text, size_t size)
{
    size_t end = 0, characters = 0;
    while (end < size && characters < LONGEST_LINE)
        if (!utf8_continues(text[++end]))
            characters++;
    buf_put(out, text, end < size ? end : size);
    if (end < size)
        buf_puts(out, "…");
}

/* The part of a line, which all places of the line share. */
static uint32_t provenance_line(Provenance *map, Vm *vm, uint32_t position)
{
    const char *text;
    Place place = sources_place(&vm->sources, position);
    if (!place.source)
        return PART_NONE;
    size_t size = line_text(&place, &text);
    buf_clear(&map->path);
    line_put_short(&map->path, text, size);
    Name title = intern_name(&map->parts.texts, buf_text(&map->path), map->path.len);
    buf_clear(&map->path);
    line_put_where(&map->path, &place);
    Name kind = intern_name(&map->parts.texts, buf_text(&map->path), map->path.len);
    for (uint32_t i = 1; i < map->parts.count; i++)
        if (map->parts.items[i].is_line && map->parts.items[i].kind == kind &&
            map->parts.items[i].title == title)
            return i;
    uint32_t at = (uint32_t)map->parts.count;
    return provenance_add(map, (ViewPart){.box = at, .title = title, .kind = kind, .is_line = true},
                          0);
}

/* The innermost module whose text includes a position, counted from 1; 0: none. */
static uint32_t provenance_module_around(const Provenance *map, uint32_t position)
{
    uint32_t found = 0, smallest = UINT32_MAX;
    for (size_t i = 0; i < map->module_count; i++) {
        const ProvenanceModule *module = &map->modules[i];
        if (module->start <= position && position < module->end &&
            module->end - module->start < smallest) {
            smallest = module->end - module->start;
            found = (uint32_t)i + 1;
        }
    }
    return found;
}

static ProvenanceSite *site_slot(ProvenanceSite *sites, size_t cap, uint32_t position)
{
    size_t at = (uint32_t)(position * 2654435761u) & (cap - 1); /* Fibonacci hashing */
    while (sites[at].position && sites[at].position != position)
        at = (at + 1) & (cap - 1);
    return &sites[at];
}

static void sites_grow(Provenance *map)
{
    size_t cap = map->site_cap ? map->site_cap * 2 : 256;
    ProvenanceSite *sites = mem_alloc_zero(map->mem, cap * sizeof *sites);
    for (size_t i = 0; i < map->site_cap; i++)
        if (map->sites[i].position)
            *site_slot(sites, cap, map->sites[i].position) = map->sites[i];
    mem_free(map->mem, map->sites, map->site_cap * sizeof *sites);
    map->sites = sites;
    map->site_cap = cap;
}

/* NULL for a node without a source position. */
static ProvenanceSite *provenance_site(Provenance *map, const Tape *tape, Node node)
{
    uint32_t position = tape->site[node];
    if (position == 0)
        return NULL;
    if (map->site_count * 2 >= map->site_cap)
        sites_grow(map);
    ProvenanceSite *site = site_slot(map->sites, map->site_cap, position);
    if (!site->position) {
        *site = (ProvenanceSite){position, provenance_module_around(map, position), 0};
        map->site_count++;
    }
    return site;
}

/* ---- the part of each node ---- */

/* The instance of `module` that is this part or contains it; PART_NONE if there is none. */
static uint32_t provenance_climb(const Provenance *map, uint32_t part, uint32_t module)
{
    while (part && map->module_of[part] != module)
        part = map->parts.items[part].parent;
    return part;
}

/* Rule 2: the instance of the operands. A parameter decides over other operands; among those the
   youngest decides, because the code around this node made it. */
static uint32_t provenance_by_operands(const Provenance *map, const Node *inputs, int count,
                                       uint32_t module)
{
    uint32_t found = PART_NONE;
    Node youngest = 0;
    for (int i = 0; i < count; i++) {
        uint32_t part = provenance_climb(map, outline_part_of(&map->parts, inputs[i]), module);
        if (part && outline_is_parameter(&map->parts, inputs[i]))
            return part;
        if (part && inputs[i] >= youngest) {
            youngest = inputs[i];
            found = part;
        }
    }
    return found;
}

/* Rule 2 for a module without parameters, such as an activation: the first instance after the
   operands' parts. */
static uint32_t provenance_after(const Provenance *map, const Node *inputs, int count,
                                 uint32_t module)
{
    uint32_t from = PART_NONE;
    for (int i = 0; i < count; i++) {
        uint32_t part = outline_part_of(&map->parts, inputs[i]);
        from = part > from && !map->parts.items[part].is_line ? part : from;
    }
    for (uint32_t at = from + 1; at < map->parts.count; at++)
        if (map->module_of[at] == module)
            return at;
    return PART_NONE;
}

static uint32_t provenance_line_of(Provenance *map, Vm *vm, ProvenanceSite *site)
{
    if (!site->part)
        site->part = provenance_line(map, vm, site->position);
    return site->part;
}

/* Leaves without a part, constants and inputs, join the part of the node that uses them. */
static void provenance_take_leaves(Provenance *map, const Tape *tape, const Node *inputs, int count,
                                   uint32_t part)
{
    for (int i = 0; i < count; i++)
        if (tape_op(tape, inputs[i]) == OP_LEAF && !map->parts.of[inputs[i]])
            map->parts.of[inputs[i]] = part;
}

static void provenance_place(Provenance *map, Vm *vm, Node node)
{
    Node inputs[2];
    int count = tape_inputs(&vm->tape, node, inputs);
    ProvenanceSite *site = provenance_site(map, &vm->tape, node);
    if (!site || map->parts.of[node])
        return;
    if (!site->module) {
        map->parts.of[node] = provenance_line_of(map, vm, site);
        return;
    }
    if (count == 0)
        return; /* a leaf joins the first node that uses it */
    uint32_t part = provenance_by_operands(map, inputs, count, site->module);
    if (!part)
        part = provenance_after(map, inputs, count, site->module);
    if (!part)
        part = provenance_line_of(map, vm, site);
    map->parts.of[node] = part;
    provenance_take_leaves(map, &vm->tape, inputs, count, part);
}

void provenance_find(Provenance *map, Vm *vm, const Outline *outline)
{
    Walk walk = {.map = map, .vm = vm};
    provenance_done(map);
    map->mem = vm->mem;
    buf_init(&map->path, vm->mem);
    intern_init(&map->parts.texts, vm->mem);
    map->parts.of = mem_alloc_zero(vm->mem, vm->tape.count * sizeof *map->parts.of);
    map->parts.size = vm->tape.count;
    provenance_add(map, (ViewPart){0}, 0);
    walk_all(&walk);
    provenance_name_kinds(map);
    for (size_t i = 0; i < outline->count; i++)
        provenance_place(map, vm, outline->order[i]);
}
