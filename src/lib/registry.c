/*
 * registry.c: makes builtins and commands from the rows of the tables.
 *
 * A row becomes a Native (or a constant) in vm->builtins under each of its names, and a Command for
 * the parser if it has ROW_COMMAND. Both point to the row and copy only what must be interned:
 * names and default values.
 */
#include "lib/registry.h"

#include <string.h>

#include "base/num.h"

/* ---- signatures ---- */

/* One parameter of a signature, `name` or `name=default`, without blanks around it. */
typedef struct SignaturePiece {
    const char *text;
    size_t size;
} SignaturePiece;

/* Reads the next parameter between the parentheses; false at the end. */
static bool signature_next(const char **at, SignaturePiece *piece)
{
    while (**at == ' ' || **at == ',' || **at == '(')
        ++*at;
    piece->text = *at;
    char quote = '\0';
    for (; **at && (quote || (**at != ',' && **at != ')')); ++*at)
        if (**at == '"')
            quote = quote ? '\0' : '"';
    piece->size = (size_t)(*at - piece->text);
    return piece->size > 0;
}

/* The value of a default: a number, a string, nil, true, false or nan. The only escape that occurs
   in a string is "\n". */
static Datum signature_default(Vm *vm, const char *text, size_t size)
{
    if (text[0] == '"')
        return text[1] == '\\' ? vm_string(vm, "\n", 1) : vm_string(vm, text + 1, size - 2);
    if (text[0] == 'n' && text[1] == 'i')
        return datum_nil();
    if (text[0] == 't' || text[0] == 'f')
        return datum_int(text[0] == 't');
    bool negative = text[0] == '-';
    int64_t whole;
    const char *digits = text + negative;
    if (!memchr(text, '.', size) && !memchr(text, 'e', size) &&
        num_read_int(digits, size - negative, &whole))
        return datum_int(negative ? -whole : whole);
    double value = num_read_float(digits, size - negative);
    return datum_float(negative ? -value : value);
}

static size_t signature_count(const char *params)
{
    SignaturePiece piece;
    size_t count = 0;
    while (signature_next(&params, &piece))
        count++;
    return count;
}

/* Parses `name(a, b=1)` into the native's signature and defaults. An allocation may throw, so the
   native owns each array as soon as it exists. */
static void native_set_row(Vm *vm, Native *native, const Builtin *row)
{
    const char *text = row->signature, *params = strchr(text, '(');
    size_t most = signature_count(params);
    Name *names = mem_alloc(vm->mem, most * sizeof *names);
    native->row = row;
    native->signature.params = names;
    native->defaults = mem_alloc(vm->mem, most * sizeof *native->defaults);
    Name name = intern_name(&vm->names, text, (size_t)(params - text));
    native->signature.name = intern_text(&vm->names, name);
    SignaturePiece piece;
    while (signature_next(&params, &piece)) {
        const char *equals = memchr(piece.text, '=', piece.size);
        size_t size = equals ? (size_t)(equals - piece.text) : piece.size;
        if (piece.text[0] == '*') {
            native->signature.star = true;
            continue;
        }
        uint32_t at = native->signature.count++;
        names[at] = intern_name(&vm->names, piece.text, size);
        if (equals)
            native->defaults[at - native->signature.required] =
                signature_default(vm, equals + 1, piece.size - size - 1);
        else
            native->signature.required++;
    }
}

static size_t native_params(const Native *native)
{
    return signature_count(strchr(native->row->signature, '('));
}

/* The first characters are compared first: a session looks up hundreds of names when it starts. */
static bool row_is_called(const Builtin *row, const char *name, size_t len)
{
    return *row->signature == *name && builtin_name_size(row) == len &&
           memcmp(row->signature, name, len) == 0;
}

Op registry_operation(const Builtin *row)
{
    for (int op = 0; op < OP_COUNT; op++) {
        const char *name = ops_table[op].function;
        if (row_is_called(row, name, strlen(name)))
            return (Op)op;
    }
    return OP_LEAF;
}

/* ---- names ---- */

/* One of the names of a row, which are read in order: that of the signature, then the others. */
typedef struct RowName {
    const char *text; /* NULL: none has been read */
    size_t size;
    const char *rest;
} RowName;

/* Reads the next name; false after the last. */
static bool row_next_name(const Builtin *row, RowName *name)
{
    if (!name->text) {
        *name = (RowName){row->signature, builtin_name_size(row), row->also ? row->also : ""};
        return true;
    }
    name->text = name->rest;
    name->size = strcspn(name->text, " ");
    name->rest += name->size + (name->text[name->size] == ' ');
    return name->size > 0;
}

/* ---- builtins ---- */

void registry_define(Vm *vm, const char *name, size_t len, Datum value)
{
    Name id = intern_name(&vm->names, name, len);
    size_t before = vm->builtin_count;
    vm->builtins =
        mem_grow(vm->mem, vm->builtins, sizeof *vm->builtins, &vm->builtin_count, (size_t)id + 1);
    for (size_t i = before; i < vm->builtin_count; i++)
        vm->builtins[i] = datum_unset();
    vm->builtins[id] = value;
}

/* Defines a row under all its names. */
static void registry_define_row(Vm *vm, const Builtin *row, Datum value)
{
    RowName name = {0};
    while (row_next_name(row, &name))
        registry_define(vm, name.text, name.size, value);
}

static void registry_add_native(Registry *registry, Vm *vm, const Builtin *row)
{
    Native *native = &registry->natives[registry->native_count++];
    *native = (Native){.keyed = datum_unset()};
    native_set_row(vm, native, row);
    native->op = registry_operation(row);
    registry_define_row(vm, row, (Datum){.kind = D_NATIVE, .as.native = native});
}

/* ---- commands ---- */

/* The statement of the row's example that begins with the command, which the parser quotes when the
   argument is missing. NULL if the command needs no argument. */
static const char *row_example(const Builtin *row, size_t *size)
{
    size_t len = builtin_name_size(row);
    const char *params = row->signature + len, *at = row->more;
    SignaturePiece first;
    if (row->flags & (ROW_WORDS | ROW_LINE | ROW_STATEMENT) || !signature_next(&params, &first) ||
        first.text[0] == '*' || memchr(first.text, '=', first.size))
        return NULL;
    while (at && strncmp(at, row->signature, len) != 0) {
        at = strstr(at, "; ");
        at += at ? 2 : 0;
    }
    *size = at ? strcspn(at, ";") : 0;
    return at;
}

/* Adds a Command for each name of the row. */
static void registry_add_command(Registry *registry, Vm *vm, const Builtin *row)
{
    size_t size = 0;
    const char *example = row_example(row, &size);
    RowName name = {0};
    while (row_next_name(row, &name))
        registry->commands[registry->command_count++] =
            (Command){.name = intern_name(&vm->names, name.text, name.size),
                      .row = row,
                      .is_alias = name.text != row->signature,
                      .example = example,
                      .example_size = size};
}

/* ---- the whole registry ---- */

static void registry_add_row(Registry *registry, Vm *vm, const Builtin *row)
{
    if (row->flags & ROW_COMMAND)
        registry_add_command(registry, vm, row);
    if (row->flags & ROW_CORE)
        return; /* registry_add_core defines it once core.mg has run */
    if (strchr(row->signature, '('))
        registry_add_native(registry, vm, row);
    else
        registry_define_row(vm, row, datum_float(row->constant));
}

/* Makes a prefix usable. `random` is a builtin and a prefix at the same time. */
static void registry_add_space(Registry *registry, Vm *vm, Name name)
{
    Datum builtin = vm_builtin(vm, name);
    if (builtin.kind == D_NATIVE)
        registry->natives[builtin.as.native - registry->natives].space = name;
    else
        registry_define(vm, intern_text(&vm->names, name), intern_len(&vm->names, name),
                        (Datum){.kind = D_SPACE, .as.name = name});
}

/* Makes the prefixes of dotted names usable: `math` exists because `math.exp` does. The longest
   prefix is a name of the list, so its own prefix is found later. */
static void registry_add_spaces(Registry *registry, Vm *vm)
{
    for (size_t i = 0; i < vm->builtin_count; i++) {
        const char *text = intern_text(&vm->names, (Name)i);
        const char *dot = vm->builtins[i].kind == D_UNSET ? NULL : strrchr(text, '.');
        if (dot)
            registry_add_space(registry, vm, intern_name(&vm->names, text, (size_t)(dot - text)));
    }
}

/* The capacities of the arrays. No command has more names than this. */
enum { MOST_NAMES_PER_COMMAND = 3 };

static size_t registry_row_count(const Registry *registry)
{
    size_t rows = 0;
    for (size_t i = 0; i < registry->table_count; i++)
        rows += registry->tables[i]->count;
    return rows;
}

void registry_init(Registry *registry, Vm *vm, const BuiltinTable *const *tables, size_t count)
{
    *registry = (Registry){.tables = tables, .table_count = count};
    size_t rows = registry_row_count(registry);
    registry->natives = mem_alloc(vm->mem, rows * sizeof *registry->natives);
    registry->commands =
        mem_alloc(vm->mem, rows * MOST_NAMES_PER_COMMAND * sizeof *registry->commands);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < tables[i]->count; k++)
            registry_add_row(registry, vm, &tables[i]->rows[k]);
    registry_add_spaces(registry, vm);
}

void registry_done(Registry *registry, Vm *vm)
{
    size_t rows = registry_row_count(registry);
    for (size_t i = 0; i < registry->native_count; i++) {
        Native *native = &registry->natives[i];
        size_t params = native->row ? native_params(native) : 0; /* no row: memory ran out */
        mem_free(vm->mem, (void *)native->signature.params, params * sizeof(Name));
        mem_free(vm->mem, native->defaults, params * sizeof(Datum));
    }
    mem_free(vm->mem, registry->natives, rows * sizeof *registry->natives);
    mem_free(vm->mem, registry->commands,
             rows * MOST_NAMES_PER_COMMAND * sizeof *registry->commands);
    mem_free(vm->mem, vm->builtins, vm->builtin_count * sizeof *vm->builtins);
}

void registry_visit(Registry *registry, Heap *heap, HeapVisit *visit)
{
    for (size_t i = 0; i < registry->native_count; i++) {
        const Native *native = &registry->natives[i];
        for (uint32_t k = native->signature.required; k < native->signature.count; k++)
            visit(heap, &native->defaults[k - native->signature.required]);
        visit(heap, &registry->natives[i].keyed);
    }
}

/* ---- rows by name ---- */

static const Builtin *registry_find_row(const Registry *registry, const char *name, size_t len)
{
    for (size_t i = 0; i < registry->table_count; i++)
        for (size_t k = 0; k < registry->tables[i]->count; k++) {
            const Builtin *row = &registry->tables[i]->rows[k];
            if (row_is_called(row, name, len))
                return row;
        }
    return NULL;
}

const Builtin *registry_find(const Vm *vm, Name name)
{
    Datum value = vm_builtin(vm, name);
    if (value.kind == D_NATIVE)
        return value.as.native->row; /* also under its other names */
    return registry_find_row(vm->library->registry, intern_text(&vm->names, name),
                             intern_len(&vm->names, name));
}

static Native *registry_find_native(Registry *registry, const Builtin *row)
{
    Native *native = registry->natives;
    while (native->row != row)
        native++;
    return native;
}

void registry_add_core(Vm *vm, const Env *core)
{
    for (size_t i = 0; i < core->count; i++) {
        Name name = core->names[i];
        if (core->slots[i].kind != D_CLOSURE)
            continue;
        const Builtin *row = registry_find_row(vm->library->registry, intern_text(&vm->names, name),
                                               intern_len(&vm->names, name));
        if (row && row->fn)
            registry_find_native(vm->library->registry, row)->keyed = core->slots[i];
        else if (row)
            registry_define_row(vm, row, core->slots[i]);
    }
}
